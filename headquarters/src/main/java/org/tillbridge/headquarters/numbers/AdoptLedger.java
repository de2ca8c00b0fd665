package org.tillbridge.headquarters.numbers;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Brings database and ledger together before anyone is numbered (protocol N3): pairs of the ledger
/// that the database lacks are adopted, and no number up to the ledger's largest is given again.
///
/// Runs at every start, and again after a numbering transaction whose end is unknown.
public final class AdoptLedger {

    private static final ErrorCode LEDGER = ErrorCode.outage("LedgerUnreadable");
    private static final Sql CREATE_PAIRS = Sql.of(AdoptLedger.class, "01_create_ledger_pairs.sql");
    private static final Sql CONTRADICTIONS = Sql.of(AdoptLedger.class, "02_find_contradictions.sql");
    private static final Sql ADOPT = Sql.of(AdoptLedger.class, "03_adopt_pairs.sql");
    private static final Sql RAISE_SEQUENCES = Sql.of(AdoptLedger.class, "04_raise_sequences.sql");

    private final Database database;
    private final Path file;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final AdoptReportedPairs reported;
    private final WakeUnnumbered unnumbered;

    public AdoptLedger(Database database, Path file, InstantSource clock, Supplier<UUID> ids) {
        this.database = database;
        this.file = file;
        this.clock = clock;
        this.ids = ids;
        this.reported = new AdoptReportedPairs(database);
        this.unnumbered = new WakeUnnumbered(database);
    }

    /// Opens the ledger, or starts it for a headquarters that never numbered anyone.
    public LedgerState run() {
        try {
            return database.inTransaction(this::bringTogether);
        } catch (TillbridgeException e) {
            if (e.kind() == ErrorKind.DATA) {
                return new LedgerState.Refused(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    /// Why this process could not number, should it have to: the ledger here is not the one of the
    /// database. A short look; nothing is changed.
    public Optional<String> look() {
        Known known = known("select ledger_id, bytes, exists (select from customer) from ledger");
        if (known.ledgerId().isEmpty()) {
            return Optional.empty();
        }
        if (!AccountLedger.exists(file)) {
            return Optional.of(missing());
        }
        try {
            return otherLedger(known, LedgerLines.ledgerIdOf(file))
                    .or(() -> shorter(known, file.toFile().length()));
        } catch (IOException e) {
            return Optional.of("Cannot read the account ledger %s: %s".formatted(file, e));
        } catch (TillbridgeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private LedgerState bringTogether() {
        Known known = known();
        if (known.ledgerId().isEmpty() && !AccountLedger.exists(file)) {
            return known.customers() ? refusedWithoutLedger() : startLedger();
        }
        return AccountLedger.exists(file) ? open(known) : refusedWithoutLedger();
    }

    private record Known(Optional<UUID> ledgerId, long bytes, boolean customers) {}

    private Known known() {
        return known("select ledger_id, bytes, exists (select from customer) from ledger for update");
    }

    private Known known(String query) {
        return database.client()
                .sql(query)
                .query((row, number) ->
                        new Known(Optional.ofNullable(row.getObject(1, UUID.class)), row.getLong(2), row.getBoolean(3)))
                .single();
    }

    private LedgerState startLedger() {
        AccountLedger ledger = AccountLedger.create(file, ids.get());
        remember(ledger);
        return new LedgerState.Ready(ledger);
    }

    private LedgerState open(Known known) {
        AccountLedger ledger = AccountLedger.open(file);
        boolean ready = false;
        try {
            Optional<String> refusal = objection(known, ledger)
                    .or(() -> adopt(known, ledger))
                    .or(reported::objection)
                    .or(() -> adoptReported(ledger));
            ready = refusal.isEmpty();
            if (ready) {
                unnumbered.run();
            }
            return ready ? new LedgerState.Ready(ledger) : new LedgerState.Refused(refusal.get());
        } finally {
            if (!ready) {
                ledger.close();
            }
        }
    }

    /// Empty when done, else the pair that contradicts the database.
    private Optional<String> adopt(Known known, AccountLedger ledger) {
        ledger.cutOffUnfinished();
        CREATE_PAIRS.update(database.client(), Map.of());
        database.withConnection(connection -> copyPairs(connection, known.bytes()));
        Optional<String> contradiction =
                CONTRADICTIONS.list(database.client(), Map.of(), (row, number) -> row.getString(1)).stream()
                        .findFirst();
        if (contradiction.isEmpty()) {
            ADOPT.update(database.client(), Map.of("as_of", clock.instant().atOffset(ZoneOffset.UTC)));
            RAISE_SEQUENCES.update(database.client(), Map.of());
            remember(ledger);
        }
        return contradiction;
    }

    private Optional<String> adoptReported(AccountLedger ledger) {
        reported.run(ledger);
        remember(ledger);
        return Optional.empty();
    }

    private Optional<String> objection(Known known, AccountLedger ledger) {
        return otherLedger(known, ledger.ledgerId()).or(() -> shorter(known, ledger.bytes()));
    }

    private Optional<String> otherLedger(Known known, UUID here) {
        return known.ledgerId()
                .filter(id -> !id.equals(here))
                .map(id ->
                        "The account ledger %s is ledger %s, this database was numbered with ledger %s; put that one back"
                                .formatted(file, here, id));
    }

    private Optional<String> shorter(Known known, long bytes) {
        return bytes >= known.bytes()
                ? Optional.empty()
                : Optional.of(
                        "The account ledger %s has %d bytes, the database knows of %d; put back the newest copy of the ledger"
                                .formatted(file, bytes, known.bytes()));
    }

    private LedgerState refusedWithoutLedger() {
        return new LedgerState.Refused(missing());
    }

    private String missing() {
        return "The account ledger %s is missing although accounts were given; put it back, or set headquarters.ledger.file to where it is"
                .formatted(file);
    }

    private Long copyPairs(PGConnection connection, long from) {
        try (var out = new PGCopyOutputStream(connection, "copy ledger_pair from stdin")) {
            return LedgerLines.read(file, from, out);
        } catch (IOException | SQLException e) {
            throw new TillbridgeException(LEDGER, "Cannot read the account ledger " + file + " into the database", e);
        }
    }

    private void remember(AccountLedger ledger) {
        database.client()
                .sql("update ledger set ledger_id = :ledger_id, bytes = :bytes")
                .param("ledger_id", ledger.ledgerId())
                .param("bytes", ledger.bytes())
                .update();
    }
}
