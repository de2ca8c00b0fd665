package org.tillbridge.channel.sales;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.tillbridge.channel.sales.RingUpOutcome.AlreadyRungUp;
import org.tillbridge.channel.sales.RingUpOutcome.RungUp;
import org.tillbridge.channel.sales.RingUpOutcome.Taken;
import org.tillbridge.kernel.sales.TransactionVerdict;
import org.tillbridge.kernel.sql.Sql;

/// Rings up transactions at a store: durable before the answer, with their receipt numbers, and
/// captured for headquarters in the same transaction. The same transaction again gets the same
/// answer; its UUID with other content is never an overwrite.
///
/// One transaction or the history of a year: the same statements, over all that is given.
public final class RingUp {

    private static final Sql RING_UP = Sql.of(RingUp.class, "04_ring_up.sql");

    private final SalesStation station;
    private final Registers registers;
    private final FindReceipts receipts;

    RingUp(SalesStation station) {
        this.station = station;
        this.registers = new Registers(station);
        this.receipts = new FindReceipts(station);
    }

    public RingUpOutcome run(NewTransaction given) {
        return run(Asked.of(given));
    }

    RingUpOutcome run(Asked asked) {
        return ringUpAll(List.of(asked)).getFirst();
    }

    /// All in one transaction of the database; the outcomes in the order given. What is refused does
    /// not keep the others from being rung up.
    public List<RingUpOutcome> runAll(List<NewTransaction> given) {
        return ringUpAll(given.stream().map(Asked::of).toList());
    }

    private List<RingUpOutcome> ringUpAll(List<Asked> asked) {
        List<RingUpOutcome> outcomes;
        try {
            outcomes = station.database().inTransaction(() -> ringUp(asked));
        } catch (DuplicateKeyException atOnce) {
            // The same transaction came through another register a moment before; now it is seen.
            outcomes = station.database().inTransaction(() -> ringUp(asked));
        }
        if (outcomes.stream().anyMatch(RungUp.class::isInstance)) {
            station.captured().run();
        }
        return outcomes;
    }

    private List<RingUpOutcome> ringUp(List<Asked> asked) {
        Map<String, Register> held = registers.hold(asked.stream()
                .filter(one -> one.verdict() instanceof TransactionVerdict.Accepted)
                .map(one -> one.given().till().registerId())
                .collect(Collectors.toCollection(TreeSet::new)));
        Map<UUID, FindReceipts.Standing> known = new HashMap<>(receipts.of(
                asked.stream().map(one -> one.given().transactionId()).toList()));
        var rows = new TransactionRows(
                station, OffsetDateTime.ofInstant(station.clock().instant(), ZoneOffset.UTC));
        List<RingUpOutcome> outcomes = new ArrayList<>();
        for (Asked one : asked) {
            outcomes.add(ringUp(one, known, held, rows));
        }
        if (!rows.isEmpty()) {
            RING_UP.update(station.database().client(), rows.parameters(held.values()));
        }
        return outcomes;
    }

    /// What was rung up before is answered as it was, even if it were refused today.
    private static RingUpOutcome ringUp(
            Asked one, Map<UUID, FindReceipts.Standing> known, Map<String, Register> held, TransactionRows rows) {
        UUID id = one.given().transactionId();
        FindReceipts.Standing standing = known.get(id);
        if (standing != null) {
            return standing.contentHash().equals(one.contentHash())
                    ? new AlreadyRungUp(standing.receipt())
                    : new Taken(standing.receipt());
        }
        return switch (one.verdict()) {
            case TransactionVerdict.Refused refused -> new RingUpOutcome.Refused(refused.violations());
            case TransactionVerdict.Accepted _ -> {
                Register register =
                        Objects.requireNonNull(held.get(one.given().till().registerId()));
                Receipt receipt = rows.add(one, register);
                known.put(id, new FindReceipts.Standing(receipt, one.contentHash()));
                yield new RungUp(receipt);
            }
        };
    }
}
