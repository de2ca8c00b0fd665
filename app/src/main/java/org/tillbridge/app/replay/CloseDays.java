package org.tillbridge.app.replay;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.tillbridge.app.demo.OneProcessChain;
import org.tillbridge.headquarters.accounts.CustomerChains;
import org.tillbridge.headquarters.numbers.SequenceKey;
import org.tillbridge.headquarters.numbers.TakeNumbers;
import org.tillbridge.headquarters.sales.PullCustomers;
import org.tillbridge.headquarters.statements.CalculateStatements;
import org.tillbridge.headquarters.statements.CalculateStatements.Days;
import org.tillbridge.headquarters.statements.PostStatements;
import org.tillbridge.headquarters.statements.Selection;
import org.tillbridge.headquarters.validation.ValidateTransactions;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// The end of a day at headquarters: when all its sales have arrived, they are validated, and a
/// statement of every store is calculated and posted.
final class CloseDays {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Database headquarters;
    private final String[] stores;
    private final ValidateTransactions validate;
    private final CalculateStatements calculate;
    private final PostStatements post;

    CloseDays(OneProcessChain chain, List<String> stores) {
        this.headquarters = chain.headquarters();
        this.stores = stores.toArray(String[]::new);
        InstantSource clock = InstantSource.system();
        var customers = new PullCustomers(
                headquarters,
                (entity, pending) -> chain.jobs().synchronizeOnly(new CustomerChains(entity, pending)),
                clock);
        this.validate = new ValidateTransactions(headquarters, customers, clock);
        this.calculate = new CalculateStatements(headquarters, clock);
        this.post = new PostStatements(headquarters, this::numbers, clock);
    }

    private List<String> numbers(String legalEntity, String sequence, int wanted) {
        return new TakeNumbers(headquarters)
                .run(new SequenceKey(legalEntity, sequence, ""), wanted)
                .numbers();
    }

    /// Headquarters' own end of day may be at the same statements: what it holds is waited for.
    ///
    /// @param transactions how many were rung up that day
    void close(LocalDate date, int transactions) {
        awaitArrived(date, transactions);
        long started = System.nanoTime();
        for (endDay(date); waiting(date) > 0; endDay(date)) {
            if (System.nanoTime() - started > PATIENCE.toNanos()) {
                throw new TillbridgeException(
                        ErrorCode.data("StatementFailed"),
                        "%d sales of %s are in no posted statement; tillbridge statements left-out says why"
                                .formatted(waiting(date), date));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void endDay(LocalDate date) {
        validate.run();
        var day = new Selection(null, date, null);
        calculate.run(day, Days.OVER);
        post.run(day);
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
        return headquarters
                .client()
                .sql(count)
                .param("stores", stores)
                .param("date", date)
                .query(Integer.class)
                .single();
    }
}
