package org.tillbridge.headquarters.numbers;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.numbers.NumberSequence.Counting;
import org.tillbridge.headquarters.numbers.NumberSequence.State;
import org.tillbridge.headquarters.numbers.SequenceChange.Giving;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// What a person decides about number sequences: adds one, changes one, or looks at what would
/// become of it. Nothing is saved by which a number could be given twice.
///
/// Runs under the ledger's row lock: nobody is numbered meanwhile.
public final class SaveNumberSequence {

    private static final ErrorCode INVALID = ErrorCode.user("NumberSequenceInvalid");
    private static final Sql SAVE = Sql.of(SaveNumberSequence.class, "save_number_sequence.sql");
    private static final Sql HIGHEST_GIVEN = Sql.of(SaveNumberSequence.class, "highest_number_given.sql");

    private final Database database;
    private final NumberSequences sequences;
    private final WakeUnnumbered unnumbered;
    private final AuditTrail audit;
    private final InstantSource clock;

    public SaveNumberSequence(Database database, InstantSource clock) {
        this.database = database;
        this.sequences = new NumberSequences(database);
        this.unnumbered = new WakeUnnumbered(database);
        this.audit = new AuditTrail(database, clock);
        this.clock = clock;
    }

    /// Whether it is done, or only looked at.
    public enum Intent {
        SAVE,
        PREVIEW
    }

    /// What a change came to.
    ///
    /// @param before null when the sequence is new
    /// @param woken  requests that waited for a number and are looked at again
    public record Saved(@Nullable NumberSequence before, NumberSequence after, int woken) {}

    /// Adds a sequence, usually one that begins with 1 and counts without gaps.
    public Saved add(SequenceKey key, SequenceChange wanted, Intent intent) {
        return locked(intent, () -> {
            requireLegalEntity(key);
            sequences.find(key).ifPresent(there -> {
                throw new TillbridgeException(
                        ErrorCode.user("NumberSequenceExists"),
                        "There is a number sequence %s already; change it with tillbridge numbering set %s"
                                .formatted(key.text(), key.text()));
            });
            if (wanted.format() == null) {
                throw new TillbridgeException(
                        INVALID, "A new number sequence needs a format, such as --format V######");
            }
            return save(null, key, wanted);
        });
    }

    /// Changes a sequence that is there.
    public Saved change(SequenceKey key, SequenceChange wanted, Intent intent) {
        return locked(intent, () -> save(sequences.require(key), key, wanted));
    }

    private void requireLegalEntity(SequenceKey key) {
        boolean known = database.client()
                .sql("select exists (select from legal_entity where legal_entity = :legal_entity)")
                .param("legal_entity", key.legalEntity())
                .query((row, number) -> row.getBoolean(1))
                .single();
        if (!known) {
            throw new TillbridgeException(
                    ErrorCode.user("LegalEntityUnknown"),
                    "There is no legal entity %s; headquarters.legal-entities lists them".formatted(key.legalEntity()));
        }
    }

    private Saved save(@Nullable NumberSequence before, SequenceKey key, SequenceChange wanted) {
        Planned planned = Planned.of(before, key, wanted);
        SAVE.update(database.client(), parameters(planned));
        NumberSequence after = sequences.require(key);
        requireNoOtherLikeIt(after);
        if (!planned.goesOn()) {
            requireAboveGiven(before, after);
        }
        audit.add(new AuditTrail.Event(
                before == null ? "numbering.add" : "numbering.set",
                NumberSequences.subject(key),
                detail(before, after)));
        return new Saved(before, after, unnumbered.run());
    }

    /// The sequence as it is to be.
    private record Planned(
            SequenceKey key,
            NumberFormat format,
            long next,
            long highest,
            Counting counting,
            Giving giving,
            boolean goesOn) {

        static Planned of(@Nullable NumberSequence before, SequenceKey key, SequenceChange wanted) {
            String text = wanted.format() != null ? wanted.format() : before == null ? "" : before.format();
            NumberFormat format = NumberFormat.parse(text);
            boolean sameFormat = before != null && before.format().equals(text);
            long next = wanted.next() != null ? wanted.next() : before == null ? 1 : before.nextNumber();
            long highest = highest(wanted, sameFormat ? before : null, format);
            Counting counting = wanted.counting() != null
                    ? wanted.counting()
                    : before == null ? Counting.CONTINUOUS : before.counting();
            Giving giving = wanted.giving() != null ? wanted.giving() : giving(before);
            boolean goesOn =
                    before != null && sameFormat && next == before.nextNumber() && counting == before.counting();
            return new Planned(key, format, next, highest, counting, giving, goesOn);
        }

        private static Giving giving(@Nullable NumberSequence before) {
            return switch (before == null ? State.READY : before.state()) {
                case BLOCKED -> Giving.BLOCKED;
                case MANUAL -> Giving.MANUAL;
                case READY, NEARLY_USED, EXHAUSTED -> Giving.ALLOWED;
            };
        }

        private static long highest(SequenceChange wanted, @Nullable NumberSequence as, NumberFormat format) {
            if (wanted.highest() != null) {
                return wanted.highest();
            }
            return as == null ? format.highestNumber() : as.highestNumber();
        }

        Planned {
            require(
                    !format.names(NumberFormat.Segment.Scope.OPERATING_UNIT)
                            || !key.operatingUnit().isEmpty(),
                    key.text() + " has no operating unit; {operating-unit} stands for nothing");
            require(
                    highest <= format.highestNumber(),
                    "Format %s writes numbers up to %d only, the highest is to be %d: two numbers would look alike"
                            .formatted(format.text(), format.highestNumber(), highest));
            require(
                    giving != Giving.MANUAL || key.isOfCustomers(),
                    key.text() + " gives no account IDs; only those of customers can be named by hand");
            require(highest > 0 && next > 0, key.text() + " counts from 1");
            require(
                    next - 1 <= highest,
                    "The next number of %s is %d, above its highest, %d; give it a higher one, or a longer format"
                            .formatted(key.text(), next, highest));
        }

        private static void require(boolean holds, String otherwise) {
            if (!holds) {
                throw new TillbridgeException(INVALID, otherwise);
            }
        }
    }

    private Map<String, Object> parameters(Planned planned) {
        Map<String, Object> values = new HashMap<>();
        values.put("legal_entity", planned.key().legalEntity());
        values.put("sequence_code", planned.key().code());
        values.put("customer_group", planned.key().customerGroup());
        values.put("operating_unit", planned.key().operatingUnit());
        values.put("format", planned.format().text());
        values.put("next_number", planned.next());
        values.put("highest_number", planned.highest());
        values.put("continuous", planned.counting() == Counting.CONTINUOUS);
        values.put("blocked", planned.giving() != Giving.ALLOWED);
        values.put("manual", planned.giving() == Giving.MANUAL);
        values.put("goes_on", planned.goesOn());
        values.put("as_of", clock.instant().atOffset(ZoneOffset.UTC));
        return values;
    }

    private void requireNoOtherLikeIt(NumberSequence after) {
        SequenceKey key = after.key();
        sequences.list().stream()
                .filter(other -> !other.key().equals(key)
                        && other.key().legalEntity().equals(key.legalEntity())
                        && other.key().code().equals(key.code())
                        && NumberFormat.canCollide(other.pattern(), after.pattern()))
                .findFirst()
                .ifPresent(other -> {
                    throw new TillbridgeException(
                            ErrorCode.user("NumberSequencesCollide"),
                            "Format %s of %s can write the same numbers as %s of %s, its next would be %s; begin one of them with a letter of its own"
                                    .formatted(
                                            after.format(),
                                            key.text(),
                                            other.format(),
                                            other.key().text(),
                                            String.join(", ", after.nextNumbers())));
                });
    }

    private void requireAboveGiven(@Nullable NumberSequence before, NumberSequence after) {
        long given = HIGHEST_GIVEN.one(
                database.client(),
                Map.of(
                        "legal_entity", after.key().legalEntity(),
                        "sequence_code", after.key().code(),
                        "pattern", after.pattern()),
                (row, number) -> row.getLong(1));
        if (!after.key().isOfCustomers() && before != null && before.pattern().equals(after.pattern())) {
            given = Math.max(given, before.nextNumber() - 1);
        }
        if (after.nextNumber() <= given) {
            throw new TillbridgeException(
                    ErrorCode.user("NumbersGivenAlready"),
                    "%s gave numbers of format %s up to %d already, its next would be %s; go on with %d or higher"
                            .formatted(
                                    after.key().text(),
                                    after.format(),
                                    given,
                                    String.join(", ", after.nextNumbers()),
                                    given + 1));
        }
    }

    private static Map<String, String> detail(@Nullable NumberSequence before, NumberSequence after) {
        Map<String, String> detail = new HashMap<>();
        note(detail, "format", before == null ? null : before.format(), after.format());
        note(detail, "next", before == null ? null : before.nextNumber(), after.nextNumber());
        note(detail, "highest", before == null ? null : before.highestNumber(), after.highestNumber());
        note(detail, "counting", before == null ? null : before.counting(), after.counting());
        note(detail, "state", before == null ? null : before.state(), after.state());
        return detail;
    }

    private static void note(Map<String, String> detail, String name, @Nullable Object before, Object after) {
        if (before == null) {
            detail.put(name, after.toString());
        } else if (!before.equals(after)) {
            detail.put(name, before + " → " + after);
        }
    }

    private Saved locked(Intent intent, Supplier<Saved> change) {
        try {
            return database.inTransaction(() -> {
                database.client()
                        .sql("select bytes from ledger for update")
                        .query(Long.class)
                        .single();
                Saved saved = change.get();
                if (intent == Intent.PREVIEW) {
                    throw new Previewed(saved);
                }
                return saved;
            });
        } catch (Previewed e) {
            return e.saved;
        }
    }

    /// Ends the transaction of a preview without a trace.
    private static final class Previewed extends RuntimeException {
        private final transient Saved saved;

        Previewed(Saved saved) {
            super("Only looked at");
            this.saved = saved;
        }
    }
}
