package org.tillbridge.app.replay;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.locks.LockSupport;
import org.tillbridge.app.demo.DemoStore;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The end of a day at headquarters: when all its sales have arrived, they are validated, and a
/// statement of every store is calculated and posted.
final class CloseDays {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final ReplayedChain chain;
    private final Phase.Clock phases;
    private final String[] stores;

    CloseDays(ReplayedChain chain, Phase.Clock phases) {
        this.chain = chain;
        this.phases = phases;
        this.stores = chain.stores().stream().map(DemoStore::channelId).toArray(String[]::new);
    }

    /// Headquarters' own end of day may be at the same statements: what it holds is waited for.
    ///
    /// @param transactions how many were rung up that day
    void close(LocalDate date, int transactions) {
        phases.during(Phase.ARRIVING, () -> awaitArrived(date, transactions));
        phases.during(Phase.POSTING, () -> post(date));
    }

    private void post(LocalDate date) {
        long started = System.nanoTime();
        for (chain.endDay(date); waiting(date) > 0; chain.endDay(date)) {
            if (System.nanoTime() - started > PATIENCE.toNanos()) {
                throw new TillbridgeException(
                        ErrorCode.data("StatementFailed"),
                        "%d sales of %s are in no posted statement; tillbridge statements left-out says why"
                                .formatted(waiting(date), date));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private int waiting(LocalDate date) {
        return ofDay(
                "select count(*) from transaction_state s where s.channel_id = any(:stores) and s.business_date = :date and s.kind in ('SALE', 'RETURN') and s.state = 'WAITING'",
                date);
    }

    private void awaitArrived(LocalDate date, int transactions) {
        long lastMoved = System.nanoTime();
        int before = -1;
        for (int arrived = arrived(date); arrived < transactions; arrived = arrived(date)) {
            lastMoved = arrived == before ? lastMoved : System.nanoTime();
            before = arrived;
            if (System.nanoTime() - lastMoved > PATIENCE.toNanos()) {
                throw new TillbridgeException(
                        ErrorCode.outage("ReplayStuck"),
                        "%d of %d transactions of %s have arrived and nothing has moved for two minutes; the log says why"
                                .formatted(arrived, transactions, date));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private int arrived(LocalDate date) {
        return ofDay(
                "select count(*) from sales_transaction t where t.channel_id = any(:stores) and t.business_date = :date",
                date);
    }

    private int ofDay(String count, LocalDate date) {
        return chain.headquarters()
                .client()
                .sql(count)
                .param("stores", stores)
                .param("date", date)
                .query(Integer.class)
                .single();
    }
}
