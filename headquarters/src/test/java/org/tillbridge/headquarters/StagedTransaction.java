package org.tillbridge.headquarters;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A transaction, put into staging as if its session had been applied.
public record StagedTransaction(
        UUID id, String store, String kind, Optional<UUID> customer, Optional<UUID> address, List<Line> lines) {

    public record Line(String item, BigDecimal quantity, BigDecimal price) {
        public static Line of(String item, String quantity, String price) {
            return new Line(item, new BigDecimal(quantity), new BigDecimal(price));
        }

        BigDecimal net() {
            return quantity.multiply(price);
        }
    }

    private static final List<Line> LINES = List.of(Line.of("CANDLE", "2", "1.25"), Line.of("LAMP", "1", "10.5"));
    private static final String INSERT = """
            with given as (
                insert into sales_transaction (
                    transaction_id, legal_entity, channel_id, register_id, kind, receipt_no, receipt_id, confirmation_number,
                    customer_id, delivery_address_id, currency, occurred_at, business_date, line_count, net_amount, tax_amount,
                    charge_amount, discount_amount, rounding_amount, payment_amount, created_offline, captured_at, capture_no,
                    content_hash, received_at)
                values (:id, 'demo', :store, :store || '-1', :kind, 1, :store || '-1', :confirmation, cast(:customer as uuid),
                    cast(:address as uuid), 'EUR', :at, :date, :lines, :net, 0, 0, 0, 0, :net, false, :at, 1, 'hash', :at)
                returning transaction_id, legal_entity, channel_id, kind, business_date, customer_id, received_at)
            insert into transaction_state (
                transaction_id, legal_entity, channel_id, kind, business_date, customer_id, changed_at)
            select transaction_id, legal_entity, channel_id, kind, business_date, customer_id, received_at from given
            """;
    private static final String INSERT_LINE = """
            insert into sales_line (
                transaction_id, line_no, item, quantity, price, discount_amount, net_amount, tax_amount)
            values (:id, :line, :item, :quantity, :price, 0, :net, 0)
            """;

    /// Of two lines, 13.00 together.
    public static StagedTransaction order(UUID customer) {
        return new StagedTransaction(
                UUID.randomUUID(), "001", "CUSTOMER_ORDER", Optional.of(customer), Optional.empty(), LINES);
    }

    public static StagedTransaction sale(UUID customer) {
        return order(customer).of("SALE");
    }

    public StagedTransaction of(String otherKind) {
        return new StagedTransaction(id, store, otherKind, customer, address, lines);
    }

    public StagedTransaction at(String otherStore) {
        return new StagedTransaction(id, otherStore, kind, customer, address, lines);
    }

    public StagedTransaction deliveredTo(UUID otherAddress) {
        return new StagedTransaction(id, store, kind, customer, Optional.of(otherAddress), lines);
    }

    public StagedTransaction withLines(List<Line> others) {
        return new StagedTransaction(id, store, kind, customer, address, others);
    }

    /// Returns its ID.
    public UUID arrive(HeadquartersDatabase headquarters) {
        headquarters
                .client()
                .sql(INSERT)
                .param("id", id)
                .param("store", store)
                .param("kind", kind)
                .param("confirmation", kind.endsWith("ORDER") ? id.toString().substring(0, 8) : null)
                .param("customer", customer.orElse(null))
                .param("address", address.orElse(null))
                .param("at", HeadquartersDatabase.NOW.atOffset(ZoneOffset.UTC))
                .param("date", LocalDate.ofInstant(HeadquartersDatabase.NOW, ZoneOffset.UTC))
                .param("lines", lines.size())
                .param("net", lines.stream().map(Line::net).reduce(BigDecimal.ZERO, BigDecimal::add))
                .update();
        headquarters
                .client()
                .sql("insert into sales_payment (transaction_id, payment_no, tender, amount) values (?, 1, 'CARD', ?)")
                .params(id, lines.stream().map(Line::net).reduce(BigDecimal.ZERO, BigDecimal::add))
                .update();
        for (int line = 0; line < lines.size(); line++) {
            headquarters
                    .client()
                    .sql(INSERT_LINE)
                    .param("id", id)
                    .param("line", line + 1)
                    .param("item", lines.get(line).item())
                    .param("quantity", lines.get(line).quantity())
                    .param("price", lines.get(line).price())
                    .param("net", lines.get(line).net())
                    .update();
        }
        return id;
    }
}
