package org.tillbridge.headquarters.accounts;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.tillbridge.exchange.schedule.SideBySide;
import org.tillbridge.headquarters.numbers.AdoptLedger;
import org.tillbridge.headquarters.numbers.LedgerState;
import org.tillbridge.headquarters.numbers.NumberingTurn;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// The job *Synchronize customers and channel requests*: converts waiting requests batch by batch
/// until none is left.
///
/// A batch is one transaction of set-based steps ([ConvertBatch]). When a statement fails, the
/// batch is halved and tried again until the one request that cannot be taken stands alone; it is
/// held with its reason, the rest passes (spec F04).
public final class SynchronizeCustomers {

    private static final Logger LOG = LoggerFactory.getLogger(SynchronizeCustomers.class);
    /// Another headquarters process gives the account IDs.
    public static final ErrorCode NUMBERED_ELSEWHERE = ErrorCode.outage("NumberedElsewhere");

    private static final ErrorCode NOT_NOW = ErrorCode.outage("RequestWaits");
    private static final String REFUSED_BY_DATABASE = "RefusedByDatabase";
    /// So few requests are all there were: a claim takes at least this many of each bucket.
    private static final int FEW = 8;
    private static final int FIRST_BATCH = 1_000;
    private static final int LARGEST_BATCH = 20_000;
    /// Numbering is one at a time, and takes about half of a batch: more than two would wait.
    private static final int CONVERTERS = 2;

    private static final ClaimScope ALL = new ClaimScope.BucketShare(0, 1);
    private static final Duration SHORT_BATCH = Duration.ofMillis(200);

    private final Database database;
    private final OpenedLedger ledger;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    /// For a process that knows it is the only one.
    public SynchronizeCustomers(Database database, AdoptLedger adoptLedger, InstantSource clock, Supplier<UUID> ids) {
        this(database, new Numbering(adoptLedger, NumberingTurn.alone()), clock, ids);
    }

    /// Who may number, and what is read before.
    public record Numbering(AdoptLedger adoptLedger, NumberingTurn turn) {}

    public SynchronizeCustomers(Database database, Numbering numbering, InstantSource clock, Supplier<UUID> ids) {
        this.database = database;
        this.ledger = new OpenedLedger(numbering);
        this.clock = clock;
        this.ids = ids;
    }

    /// What a run did.
    ///
    /// @param claimed requests looked at
    /// @param created customers that got their account ID
    /// @param changed requests applied to existing customers
    /// @param held    requests that need a person, each with a reason
    /// @param waiting requests whose turn has not come, each with a reason
    /// @param stores  whose requests were answered
    public record Outcome(
            UUID runId, long claimed, long created, long changed, long held, long waiting, Set<String> stores) {

        public Outcome {
            stores = Set.copyOf(stores);
        }

        static Outcome none(UUID runId) {
            return new Outcome(runId, 0, 0, 0, 0, 0, Set.of());
        }

        Outcome plus(ConvertBatch.Counts batch) {
            return plus(new Outcome(
                    runId,
                    batch.claimed(),
                    batch.created(),
                    batch.changed(),
                    batch.held(),
                    batch.waiting(),
                    batch.stores()));
        }

        Outcome plus(Outcome other) {
            return new Outcome(
                    runId,
                    claimed + other.claimed,
                    created + other.created,
                    changed + other.changed,
                    held + other.held,
                    waiting + other.waiting,
                    union(stores, other.stores));
        }

        private static Set<String> union(Set<String> some, Set<String> others) {
            var all = new HashSet<>(some);
            all.addAll(others);
            return all;
        }
    }

    /// Takes the turn, opens the ledger and adopts what the database lacks; numbering is refused
    /// until this has worked. Whoever cannot gives the turn back: another process may.
    public LedgerState open() {
        return ledger.open();
    }

    /// Whether this process gives account IDs, or why not, as far as is known.
    public LedgerState state() {
        return ledger.state();
    }

    /// Whether it is this process's turn; if nobody has it, it is from now on.
    public boolean takesTurn() {
        return !(ledger.readied() instanceof LedgerState.Elsewhere);
    }

    /// Why nobody is given an account ID, empty while everybody is.
    public Optional<String> numberingStopped() {
        return ledger.state() instanceof LedgerState.Refused refused ? Optional.of(refused.reason()) : Optional.empty();
    }

    /// Converts until nothing is waiting. Throws `NumberingStopped` with the reason while the
    /// ledger is refused, `NumberedElsewhere` when it is another process's turn.
    public synchronized Outcome run() {
        return run(this::convertAll);
    }

    /// Converts what was asked for some customers, now, also while all others are being converted;
    /// what was parked is looked at again.
    public Outcome runFor(CustomerChains chains) {
        return run((ready, runId) -> convertChains(ready, runId, chains));
    }

    /// Converts the one request that `stage` puts into staging, in one transaction, before all who
    /// wait: it stands behind no batch but for the numbers. What cannot be done leaves nothing.
    ///
    /// Throws an outage when its turn has not come, or it is another process's turn to number.
    public ImmediateConversion runNow(UUID request, Runnable stage) {
        var woken = new AtomicLong();
        try {
            run((ready, runId) -> {
                var batch = new ConvertBatch(database, ready, clock, runId);
                ConvertBatch.Counts counts = batch.run(new ClaimScope.Staged(request, stage), 1);
                woken.set(counts.woken());
                return Outcome.none(runId).plus(counts);
            });
            return new ImmediateConversion.Done(woken.get());
        } catch (NotConverted refused) {
            if (refused.isHeld()) {
                return new ImmediateConversion.Refused(refused.code(), refused.reason());
            }
            throw new TillbridgeException(NOT_NOW, refused.reason(), refused);
        } catch (DataAccessException e) {
            return new ImmediateConversion.Refused(REFUSED_BY_DATABASE, Failures.dataReason(e));
        }
    }

    /// Takes over customers of a legal entity who have their account IDs already, in one
    /// transaction.
    ///
    /// @param done told how many, in that transaction; not in a preview
    public TakenOver takeOver(
            String legalEntity, List<KnownCustomer> customers, TakenOver.Intent intent, LongConsumer done) {
        return whileOpen(
                ids.get(),
                (ready, runId) -> new TakeOverCustomers(
                                database, ready, clock.instant().atOffset(ZoneOffset.UTC), runId)
                        .run(legalEntity, customers, intent, done));
    }

    private Outcome run(BiFunction<LedgerState.Ready, UUID, Outcome> conversion) {
        Outcome outcome = whileOpen(ids.get(), conversion);
        log(outcome);
        return outcome;
    }

    private <T> T whileOpen(UUID runId, BiFunction<LedgerState.Ready, UUID, T> conversion) {
        try {
            return ledger.whileOpen(ready -> conversion.apply(ready, runId));
        } catch (UnknownEnd e) {
            open();
            throw new TillbridgeException(
                    ErrorCode.outage("ConversionInterrupted"),
                    "Run %s was interrupted (%s); it starts again".formatted(runId, e.getMessage()),
                    e);
        }
    }

    private Outcome convertChains(LedgerState.Ready ready, UUID runId, CustomerChains chains) {
        var first = new ClaimScope.Customers(chains, ClaimScope.Parked.INCLUDED);
        ConvertBatch.Counts batch = convert(ready, runId, first, FIRST_BATCH);
        Outcome outcome = Outcome.none(runId);
        while (batch.claimed() > 0) {
            outcome = outcome.plus(batch);
            batch = convert(ready, runId, new ClaimScope.Customers(chains, ClaimScope.Parked.LEFT), FIRST_BATCH);
        }
        return outcome;
    }

    /// When the first batch is not the last, the customers' buckets are shared among converters;
    /// what they left or woke is converted behind them.
    private Outcome convertAll(LedgerState.Ready ready, UUID runId) {
        ConvertBatch.Counts first = convert(ready, runId, ALL, FIRST_BATCH);
        Outcome outcome = Outcome.none(runId).plus(first);
        if (first.claimed() <= FEW && first.woken() == 0) {
            return outcome;
        }
        if (first.claimed() < FIRST_BATCH) {
            return outcome.plus(convertShare(ready, runId, ALL));
        }
        List<Supplier<Outcome>> converters = IntStream.range(0, CONVERTERS)
                .mapToObj(share -> new ClaimScope.BucketShare(share, CONVERTERS))
                .<Supplier<Outcome>>map(share -> () -> convertShare(ready, runId, share))
                .toList();
        for (Outcome share : SideBySide.run(converters)) {
            outcome = outcome.plus(share);
        }
        return outcome.plus(convertShare(ready, runId, ALL));
    }

    private Outcome convertShare(LedgerState.Ready ready, UUID runId, ClaimScope share) {
        Outcome outcome = Outcome.none(runId);
        int size = FIRST_BATCH;
        while (true) {
            long started = System.nanoTime();
            ConvertBatch.Counts batch = convert(ready, runId, share, size);
            if (batch.claimed() == 0) {
                return outcome;
            }
            outcome = outcome.plus(batch);
            boolean quick = System.nanoTime() - started < SHORT_BATCH.toNanos() * size / FIRST_BATCH;
            size = quick && batch.claimed() == size ? Math.min(size * 2, LARGEST_BATCH) : size;
        }
    }

    /// Halves the batch until it passes or one request stands alone.
    private ConvertBatch.Counts convert(LedgerState.Ready ready, UUID runId, ClaimScope scope, int size) {
        var batch = new ConvertBatch(database, ready, clock, runId);
        for (int limit = size; ; limit = limit / 2) {
            try {
                return batch.run(scope, limit);
            } catch (DataAccessException e) {
                String reason = Failures.dataReason(e);
                if (limit <= 1) {
                    return batch.hold(reason);
                }
            }
        }
    }

    private static void log(Outcome outcome) {
        if (outcome.claimed() > 0) {
            LOG.info(
                    "station=6 step=SynchronizeCustomers run={} claimed={} created={} changed={} held={} waiting={}",
                    outcome.runId(),
                    outcome.claimed(),
                    outcome.created(),
                    outcome.changed(),
                    outcome.held(),
                    outcome.waiting());
        }
    }
}
