package org.tillbridge.headquarters;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tillbridge.headquarters.StagedTransaction.Line;

/// A sale or return that was paid, put into staging as if its session had been applied.
public record StagedSale(StagedTransaction transaction, LocalDate date, String tender) {

    private static final LocalDate TODAY = LocalDate.ofInstant(HeadquartersDatabase.NOW, ZoneOffset.UTC);
    private static final String SETTLE = """
            with dated as (
                update transaction_state set business_date = :date where transaction_id = :id),
            moved as (
                update sales_transaction set business_date = :date, occurred_at = :date + time '12:00'
                where transaction_id = :id
                returning transaction_id, net_amount)
            insert into sales_payment (transaction_id, payment_no, tender, amount)
            select transaction_id, 1, :tender, net_amount from moved
            on conflict (transaction_id, payment_no) do update set tender = excluded.tender
            """;

    /// Nobody is named; two lines, 13.00 together, paid by card.
    public static StagedSale anonymous() {
        return of(Optional.empty());
    }

    public static StagedSale to(UUID customer) {
        return of(Optional.of(customer));
    }

    private static StagedSale of(Optional<UUID> customer) {
        var lines = List.of(Line.of("CANDLE", "2", "1.25"), Line.of("LAMP", "1", "10.5"));
        return new StagedSale(
                new StagedTransaction(UUID.randomUUID(), "001", "SALE", customer, Optional.empty(), lines),
                TODAY,
                "CARD");
    }

    public StagedSale at(String store) {
        return new StagedSale(transaction.at(store), date, tender);
    }

    public StagedSale on(LocalDate otherDate) {
        return new StagedSale(transaction, otherDate, tender);
    }

    public StagedSale paidBy(String otherTender) {
        return new StagedSale(transaction, date, otherTender);
    }

    public StagedSale with(Line... lines) {
        return new StagedSale(transaction.withLines(List.of(lines)), date, tender);
    }

    public StagedSale asReturn() {
        return new StagedSale(transaction.of("RETURN"), date, tender);
    }

    /// Returns its ID.
    public UUID arrive(HeadquartersDatabase headquarters) {
        UUID id = transaction.arrive(headquarters);
        headquarters
                .client()
                .sql(SETTLE)
                .param("id", id)
                .param("date", date)
                .param("tender", tender)
                .update();
        return id;
    }
}
