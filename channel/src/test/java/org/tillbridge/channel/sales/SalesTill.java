package org.tillbridge.channel.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.UuidVersion7;
import org.tillbridge.kernel.sales.CurrencyCode;
import org.tillbridge.kernel.sales.Rounding;
import org.tillbridge.kernel.sales.SalesLine;
import org.tillbridge.kernel.sales.SalesPayment;
import org.tillbridge.kernel.sales.TransactionContent;
import org.tillbridge.kernel.sales.TransactionKind;
import org.tillbridge.testkit.MovableClock;
import org.tillbridge.testkit.TestDatabase;

/// Words for tests: the registers of store 052 in Riga, with a database of its own.
final class SalesTill implements AutoCloseable {

    static final CurrencyCode EURO = new CurrencyCode("EUR");
    static final NewTransaction.Till REGISTER = till("052-1");

    private final TestDatabase database =
            TestDatabase.of("org/tillbridge/channel/migrations", "channel", "channel, public");
    private final MovableClock clock = MovableClock.at("2026-11-21T12:38:02.123Z");
    private final AtomicInteger wakes = new AtomicInteger();
    private final StoreSales sales = StoreSales.of(new SalesStation(
            database.database(), "052", "lv01", clock, new UuidVersion7(clock, new Random()), wakes::incrementAndGet));

    StoreSales sales() {
        return sales;
    }

    TestDatabase database() {
        return database;
    }

    MovableClock clock() {
        return clock;
    }

    int wakes() {
        return wakes.get();
    }

    static NewTransaction.Till till(String register) {
        return new NewTransaction.Till(register, "000160", NewTransaction.Mode.ONLINE);
    }

    static NewTransaction sale(String price) {
        return sale(UUID.randomUUID(), REGISTER, price);
    }

    static NewTransaction sale(UUID id, NewTransaction.Till till, String price) {
        return new NewTransaction(id, till, content(TransactionKind.SALE, null, "1", price), null, null, null);
    }

    static NewTransaction at(Instant occurredAt) {
        var content = content(TransactionKind.SALE, null, "1", "10");
        return new NewTransaction(UUID.randomUUID(), REGISTER, content, null, null, occurredAt);
    }

    static NewTransaction of(TransactionKind kind, @Nullable CustomerId customer, String quantity, String price) {
        return new NewTransaction(
                UUID.randomUUID(), REGISTER, content(kind, customer, quantity, price), null, null, null);
    }

    static TransactionContent content(
            TransactionKind kind, @Nullable CustomerId customer, String quantity, String price) {
        var line = SalesLine.of("85123A", "WHITE HANGING HEART", new BigDecimal(quantity), new BigDecimal(price));
        var payment = new SalesPayment("CASH", Rounding.toCurrency(line.net(), EURO));
        return new TransactionContent(kind, EURO, customer, List.of(line), List.of(), List.of(payment));
    }

    Receipt rungUp(NewTransaction given) {
        return ((RingUpOutcome.RungUp) sales.ringUp().run(given)).receipt();
    }

    long count(String rows) {
        return database.client()
                .sql("select count(*) from " + rows)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        database.close();
    }
}
