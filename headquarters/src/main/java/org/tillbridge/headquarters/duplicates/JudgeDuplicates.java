package org.tillbridge.headquarters.duplicates;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.Actor;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// What a person says about two customers: one person with two accounts, two people, or one
/// customer; and that it was not so.
public final class JudgeDuplicates {

    private static final Sql DECIDE = Sql.of(JudgeDuplicates.class, "decide_pair.sql");
    private static final Sql LINK = Sql.of(JudgeDuplicates.class, "link_customer.sql");

    private final Database database;
    private final ListDuplicates pairs;
    private final MergeCustomers merge;
    private final AuditTrail audit;
    private final InstantSource clock;

    public JudgeDuplicates(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.pairs = new ListDuplicates(database);
        this.merge = new MergeCustomers(database, clock);
        this.audit = audit;
        this.clock = clock;
    }

    /// A customer beside the one she was put next to.
    ///
    /// @param customer of a merge and a link: who goes into the other
    public record Pair(String legalEntity, UUID customer, UUID other) {

        public Pair {
            if (customer.equals(other)) {
                throw new TillbridgeException(
                        ErrorCode.user("SameCustomer"), "%s is one customer, not two".formatted(customer));
            }
        }
    }

    /// Two people, however alike.
    public DuplicatePair keepApart(Pair pair) {
        return judged(pair, DuplicateState.KEPT_APART, () -> {});
    }

    /// One person with two accounts, both of which stay.
    public DuplicatePair link(Pair pair) {
        return judged(pair, DuplicateState.LINKED, () -> link(pair, pair.other()));
    }

    /// One customer: whoever asks for the one that goes finds the other.
    public DuplicatePair merge(Pair pair) {
        return judged(pair, DuplicateState.MERGED, () -> merge.run(pair));
    }

    /// It was not so: the pair is open again, and a merge or a link is taken back.
    public DuplicatePair undo(Pair pair) {
        return database.inTransaction(() -> {
            DuplicatePair before = require(pair);
            switch (before.state()) {
                case OPEN ->
                    throw new TillbridgeException(
                            ErrorCode.user("DuplicateOpen"),
                            "Nobody has judged %s and %s yet".formatted(pair.customer(), pair.other()));
                case MERGED -> merge.undo(pair);
                case LINKED -> {
                    link(pair, null);
                    link(new Pair(pair.legalEntity(), pair.other(), pair.customer()), null);
                }
                case KEPT_APART -> {}
            }
            return decided(pair, DuplicateState.OPEN);
        });
    }

    private DuplicatePair judged(Pair pair, DuplicateState state, Runnable effect) {
        return database.inTransaction(() -> {
            pairs.find(pair.customer(), pair.other())
                    .filter(known -> known.state() != DuplicateState.OPEN)
                    .ifPresent(known -> {
                        throw new TillbridgeException(
                                ErrorCode.user("DuplicateJudged"),
                                "%s and %s are %s already; undo that first: tillbridge duplicates undo"
                                        .formatted(pair.customer(), pair.other(), word(known.state())));
                    });
            effect.run();
            return decided(pair, state);
        });
    }

    private static String word(DuplicateState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private DuplicatePair decided(Pair pair, DuplicateState state) {
        Map<String, @Nullable Object> values = new HashMap<>(key(pair));
        values.put("state", state.name());
        values.put("decided_at", clock.instant().atOffset(ZoneOffset.UTC));
        values.put("decided_by", Actor.person());
        DECIDE.update(database.client(), values);
        audit.add(new AuditTrail.Event(
                "DUPLICATE_" + state,
                "customer " + pair.customer(),
                Map.of("legalEntity", pair.legalEntity(), "other", pair.other().toString())));
        return require(pair);
    }

    private DuplicatePair require(Pair pair) {
        return pairs.find(pair.customer(), pair.other())
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("DuplicateUnknown"),
                        "%s and %s are not in the inbox: tillbridge duplicates"
                                .formatted(pair.customer(), pair.other())));
    }

    private void link(Pair pair, @Nullable UUID samePerson) {
        Map<String, @Nullable Object> values = new HashMap<>(key(pair));
        values.put("same_person_as", samePerson);
        LINK.update(database.client(), values);
    }

    private static Map<String, Object> key(Pair pair) {
        return Map.of("legal_entity", pair.legalEntity(), "customer_id", pair.customer(), "other_id", pair.other());
    }
}
