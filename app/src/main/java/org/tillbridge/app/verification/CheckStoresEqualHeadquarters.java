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
    private final List<Job> jobs;
    private final Findings findings = new Findings();

    CheckStoresEqualHeadquarters(World world, Rest rest, List<Job> jobs) {
        this.world = world;
        this.rest = rest;
        this.jobs = List.copyOf(jobs);
    }

    Check check() {
        for (KnownStore store : world.stores()) {
            noteOpenRequests(store);
            jobs.forEach(job -> look(store, job));
        }
        return findings.check("V6", "every store has the rows headquarters has for it");
    }

    private void look(KnownStore store, Job job) {
        var statements = DigestStatements.checkedAgainst(store.database());
        List<Subjob> here = job.subjobs().stream().filter(statements::hasTarget).toList();
        job.subjobs().stream()
                .filter(subjob -> !here.contains(subjob))
                .forEach(subjob -> findings.note(
                        "store %s has no table %s: it was not compared".formatted(store.id(), subjob.targetTable())));
        rest.compareAtRest(store, job, findings, aside -> compareTables(store, here, aside));
        here.stream().filter(statements::isVersioned).forEach(subjob -> altered(store, subjob));
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

    private void compareTables(KnownStore store, List<Subjob> subjobs, Findings aside) {
        for (Subjob subjob : subjobs) {
            var received = ComparedRows.of(store.database(), subjob, Side.TARGET, store.group());
            var sent = ComparedRows.of(world.headquarters(), subjob, Side.SOURCE, store.group());
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
