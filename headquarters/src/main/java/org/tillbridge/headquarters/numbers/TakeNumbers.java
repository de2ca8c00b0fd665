package org.tillbridge.headquarters.numbers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Takes the numbers of a sequence in the caller's transaction, many in one statement: what is
/// rolled back is given again, so a sequence without gaps has none. Others wait until the
/// transaction ends: take numbers last.
public final class TakeNumbers {

    private static final Sql TAKE = Sql.of(TakeNumbers.class, "take_number_block.sql");

    private final Database database;

    public TakeNumbers(Database database) {
        this.database = database;
    }

    /// @param numbers as they look; fewer than were wanted when the sequence has no more
    /// @param lack    why there are fewer, and what to do; else null
    public record Taken(List<String> numbers, @Nullable Lack lack) {
        public Taken {
            numbers = List.copyOf(numbers);
        }
    }

    /// Why a sequence gives no number: a code, and what a person does about it.
    public record Lack(String code, String reason) {}

    public Taken run(SequenceKey key, int wanted) {
        List<String> numbers = TAKE
                .list(
                        database.client(),
                        Map.of(
                                "legal_entity", key.legalEntity(),
                                "sequence_code", key.code(),
                                "operating_unit", key.operatingUnit(),
                                "wanted", wanted,
                                "without_gaps", true),
                        (row, number) ->
                                List.of((String[]) row.getArray("numbers").getArray()))
                .stream()
                .findFirst()
                .orElse(List.of());
        return new Taken(numbers, numbers.size() < wanted ? lack(key) : null);
    }

    private Lack lack(SequenceKey key) {
        Optional<NumberSequence> sequence = new NumberSequences(database).find(key);
        if (sequence.isEmpty()) {
            return new Lack(
                    "NumberSequenceMissing",
                    "There is no number sequence %s; add it: tillbridge numbering add %s --format 'SO-######' --yes"
                            .formatted(key.text(), key.text()));
        }
        return new Lack(
                sequence.get().state() == NumberSequence.State.BLOCKED
                        ? "NumberSequenceBlocked"
                        : "NumberSequenceExhausted",
                whyNone(sequence.get()));
    }

    static String whyNone(NumberSequence sequence) {
        String name = sequence.key().text();
        return sequence.state() == NumberSequence.State.BLOCKED
                ? "Number sequence %s is blocked; unblock it: tillbridge numbering set %s --unblock"
                        .formatted(name, name)
                : "Number sequence %s has given its highest number, %s; raise it: tillbridge numbering set %s --highest N"
                        .formatted(name, sequence.highest(), name);
    }
}
