package org.tillbridge.app.verification;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tillbridge.app.verification.World.KnownStore;
import org.tillbridge.exchange.capture.DigestStatements;
import org.tillbridge.exchange.capture.Side;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.jobs.Subjob;

/// V6: when nothing moves, a store has exactly the rows headquarters has for its group; and always,
/// a customer without open requests shows exactly what was received.
final class CheckStoresEqualHeadquarters {

    private final World world;
    private final Rest rest;
    private final Job job;
    private final Findings findings = new Findings();

    CheckStoresEqualHeadquarters(World world, Rest rest, Job job) {
        this.world = world;
        this.rest = rest;
        this.job = job;
    }

    Check check() {
        for (KnownStore store : world.stores()) {
            noteOpenRequests(store);
            rest.compareAtRest(store, findings, aside -> compareTables(store, aside));
            job.subjobs().forEach(subjob -> altered(store, subjob));
        }
        return findings.check("V6", "every store has the customers headquarters has for it");
    }

    private void noteOpenRequests(KnownStore store) {
        long open = store.client()
                .sql(
                        "select count(*) from outbox where subject is not null and (answer is null or answer in ('WAITING', 'HELD'))")
                .query(Long.class)
                .single();
        if (open > 0) {
            findings.note("store %s has %d open requests: their customers were compared as received"
                    .formatted(store.id(), open));
        }
    }

    private void compareTables(KnownStore store, Findings aside) {
        for (Subjob subjob : job.subjobs()) {
            var received = ComparedRows.of(store.database(), subjob, Side.TARGET, store.legalEntity());
            var sent = ComparedRows.of(world.headquarters(), subjob, Side.SOURCE, store.legalEntity());
            aside.lookedAt(
                    new CompareByBuckets(received, sent).run(difference -> name(store, subjob, difference, aside)));
        }
    }

    private static void name(KnownStore store, Subjob subjob, CompareByBuckets.Difference difference, Findings aside) {
        List<String> all = Stream.of(difference.onlyHere(), difference.onlyThere(), difference.unequal())
                .flatMap(List::stream)
                .toList();
        Map<String, String> kept = QuarantinedRows.ofStore(store.client(), subjob.targetTable(), all);
        QuarantinedRows.note(kept, "rows of %s are at store %s".formatted(subjob.targetTable(), store.id()), aside);
        String row = "store %s: %s ".formatted(store.id(), subjob.targetTable());
        for (String key : QuarantinedRows.without(kept, difference.onlyHere())) {
            aside.violation(row + key + " is not at headquarters (any more)");
        }
        for (String key : QuarantinedRows.without(kept, difference.onlyThere())) {
            aside.violation(row + key + " is at headquarters and missing here");
        }
        for (String key : QuarantinedRows.without(kept, difference.unequal())) {
            aside.violation(row + key + " differs from headquarters'");
        }
    }

    /// Needs no rest: it looks at one database, in one statement.
    private void altered(KnownStore store, Subjob subjob) {
        String statement = DigestStatements.checkedAgainst(store.database()).alteredRows(subjob);
        String place = "store %s: %s ".formatted(store.id(), subjob.targetTable());
        findings.takeAll(most -> store.client()
                .sql(statement)
                .param("most", most)
                .query((row, number) -> new Findings.Found(
                        place + row.getString("row_key")
                                + " does not show what was received, though no request is open for it",
                        row.getLong("found")))
                .list());
    }
}
