package org.tillbridge.acceptance.world;

import java.time.LocalDate;
import java.util.UUID;
import org.tillbridge.kernel.sql.Database;

/// Sales in headquarters' staging as if a store had sent them: of 13.00 each, two lines, paid in
/// cash, nobody named.
public final class StagedSales {

    private static final String ADD = """
            with sale as (
                insert into sales_transaction (transaction_id, legal_entity, channel_id, register_id, kind, receipt_no, receipt_id,
                    currency, occurred_at, business_date, line_count, net_amount, tax_amount, charge_amount, discount_amount,
                    rounding_amount, payment_amount, created_offline, captured_at, capture_no, content_hash, received_at)
                select gen_random_uuid(), 'demo', :store, :store || '-1', 'SALE', n, :store || '-1-' || n, 'EUR', :date + time '12:00',
                    :date, 2, 13, 0, 0, 0, 0, 13, false, :date + time '12:00', n, 'hash', :date + time '12:00'
                from generate_series(1, :count) n
                returning transaction_id, legal_entity, channel_id, kind, business_date, received_at),
            lines as (
                insert into sales_line (transaction_id, line_no, item, quantity, price, discount_amount, net_amount, tax_amount)
                select s.transaction_id, l.line_no, l.item, l.quantity, l.price, 0, l.quantity * l.price, 0
                from sale s
                cross join (values (1, 'CANDLE', 2, 1.25), (2, 'LAMP', 1, 10.5)) l (line_no, item, quantity, price)),
            paid as (
                insert into sales_payment (transaction_id, payment_no, tender, amount)
                select transaction_id, 1, 'CASH', 13 from sale)
            insert into transaction_state (transaction_id, legal_entity, channel_id, kind, business_date, changed_at)
            select transaction_id, legal_entity, channel_id, kind, business_date, received_at from sale
            """;

    private StagedSales() {}

    public static void add(Database headquarters, String store, LocalDate date, int count) {
        headquarters
                .client()
                .sql(ADD)
                .param("store", store)
                .param("date", date)
                .param("count", count)
                .update();
    }

    /// An order of a customer, of 13.00 by card, confirmed as C-1; returns its transaction.
    public static UUID addOrder(Database headquarters, String store, UUID customer) {
        add(headquarters, store, LocalDate.EPOCH, 1);
        return headquarters
                .client()
                .sql("""
                        with sale as (
                            update sales_transaction set kind = 'CUSTOMER_ORDER', customer_id = :customer, confirmation_number = 'C-1'
                            where business_date = date '1970-01-01' returning transaction_id)
                        update transaction_state s set kind = 'CUSTOMER_ORDER', customer_id = :customer
                        from sale where s.transaction_id = sale.transaction_id returning s.transaction_id
                        """)
                .param("customer", customer)
                .query(UUID.class)
                .single();
    }
}
