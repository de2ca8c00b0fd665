package org.tillbridge.headquarters.numbers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tillbridge.headquarters.numbers.NumberSequence.Counting;
import org.tillbridge.headquarters.numbers.NumberSequence.State;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// The number sequences there are, and what was done to them.
public final class NumberSequences {

    private static final int MOST_EVENTS = 50;
    private static final Sql LIST = Sql.of(NumberSequences.class, "list_number_sequences.sql");

    private final Database database;

    public NumberSequences(Database database) {
        this.database = database;
    }

    /// What a person did to a sequence.
    ///
    /// @param detail what was before and after, as JSON
    public record Event(Instant at, String actor, String action, String detail) {}

    public List<NumberSequence> list() {
        return LIST.list(database.client(), Map.of(), NumberSequences::sequence);
    }

    public Optional<NumberSequence> find(SequenceKey key) {
        return list().stream().filter(sequence -> sequence.key().equals(key)).findFirst();
    }

    /// Throws `NumberSequenceUnknown`, which names those there are.
    public NumberSequence require(SequenceKey key) {
        return find(key)
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("NumberSequenceUnknown"),
                        "There is no number sequence %s; there are %s"
                                .formatted(
                                        key.text(),
                                        list().stream()
                                                .map(sequence -> sequence.key().text())
                                                .collect(Collectors.joining(", ")))));
    }

    /// Newest first.
    public List<Event> history(SequenceKey key) {
        return database.client()
                .sql(
                        "select happened_at, actor, action, detail::text from audit_event where subject = :subject order by event_id desc limit :most")
                .param("subject", subject(key))
                .param("most", MOST_EVENTS)
                .query((row, number) -> new Event(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4)))
                .list();
    }

    /// Why a person should look at a sequence: nearly or wholly used.
    public List<String> warnings() {
        return list().stream()
                .filter(sequence -> sequence.state() == State.NEARLY_USED || sequence.state() == State.EXHAUSTED)
                .map(sequence ->
                        "Number sequence %s is used to %d %%, its highest number is %s. See tillbridge numbering"
                                .formatted(sequence.key().text(), sequence.usedPercent(), sequence.highest()))
                .toList();
    }

    static String subject(SequenceKey key) {
        return "number sequence " + key.text();
    }

    private static State state(ResultSet row, State counting) throws SQLException {
        if (row.getBoolean("manual")) {
            return State.MANUAL;
        }
        return row.getBoolean("blocked") ? State.BLOCKED : counting;
    }

    private static NumberSequence sequence(ResultSet row, int number) throws SQLException {
        String group = row.getString("customer_group");
        var key = new SequenceKey(
                row.getString("legal_entity"),
                row.getString("sequence_code"),
                group.isEmpty() ? row.getString("operating_unit") : group);
        long next = row.getLong("next_number");
        long highest = row.getLong("highest_number");
        int used = row.getInt("used_percent");
        return new NumberSequence(
                key,
                row.getString("format"),
                row.getString("pattern"),
                next,
                highest,
                row.getBoolean("continuous") ? Counting.CONTINUOUS : Counting.WITH_GAPS,
                state(row, NumberSequence.state(next, highest, used)),
                List.of((String[]) row.getArray("next_numbers").getArray()),
                row.getString("highest"),
                used);
    }
}
