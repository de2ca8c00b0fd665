package org.tillbridge.app.verification;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.tillbridge.app.verification.World.KnownStore;
import org.tillbridge.kernel.sql.Sql;

/// V1: what a store captured is at headquarters or still in its outbox: none missing, none twice,
/// none invented, none altered on the way.
final class CheckRequestsArrived {

    private static final Sql STORE_SUMS = Sql.of(CheckRequestsArrived.class, "store_request_sums.sql");
    private static final Sql STORE_ROWS = Sql.of(CheckRequestsArrived.class, "store_requests_of_buckets.sql");
    private static final Sql HEADQUARTERS_SUMS = Sql.of(CheckRequestsArrived.class, "headquarters_request_sums.sql");
    private static final Sql HEADQUARTERS_ROWS =
            Sql.of(CheckRequestsArrived.class, "headquarters_requests_of_buckets.sql");
    private static final Sql HEADQUARTERS_BY_ID = Sql.of(CheckRequestsArrived.class, "headquarters_requests_by_id.sql");
    private static final Sql STORE_BY_ID = Sql.of(CheckRequestsArrived.class, "store_requests_by_id.sql");
    private static final Sql NOT_PURGED = Sql.of(CheckRequestsArrived.class, "headquarters_requests_not_purged.sql");
    private static final Sql UNSENDABLE = Sql.of(CheckRequestsArrived.class, "store_unsendable_rows.sql");

    private final World world;
    private final Findings findings = new Findings();

    CheckRequestsArrived(World world) {
        this.world = world;
    }

    public Check check() {
        world.notHere()
                .forEach(store ->
                        findings.note("store %s was not looked at: its database is not here".formatted(store)));
        world.unregistered()
                .forEach(store ->
                        findings.note("store %s was not looked at: headquarters does not know it".formatted(store)));
        world.stores().forEach(this::compare);
        return findings.check("V1", "every request of every store is at headquarters or in its outbox");
    }

    private void compare(KnownStore store) {
        store.client()
                .sql("select stopped_reason from upload_chain where stopped_reason is not null")
                .query(String.class)
                .optional()
                .ifPresent(
                        reason -> findings.note("store %s has stopped its uploads: %s".formatted(store.id(), reason)));
        findings.take(UNSENDABLE, store.client(), Map.of(), "store %s: ".formatted(store.id()));
        var captured = ComparedRows.of(STORE_SUMS, STORE_ROWS, store.client(), Map.of());
        var arrived = ComparedRows.of(
                HEADQUARTERS_SUMS, HEADQUARTERS_ROWS, world.headquarters().client(), Map.of("channel_id", store.id()));
        findings.lookedAt(new CompareByBuckets(captured, arrived).run(difference -> {
            Map<String, String> kept = inQuarantine(store, difference);
            missing(store, QuarantinedRows.without(kept, difference.onlyHere()));
            invented(store, difference.onlyThere());
            QuarantinedRows.without(kept, difference.unequal()).forEach(request -> unequal(store, request));
        }));
    }

    /// Refused by headquarters' database, or come again with other content: kept there with its
    /// reason.
    private Map<String, String> inQuarantine(KnownStore store, CompareByBuckets.Difference difference) {
        List<String> requests = Stream.concat(difference.onlyHere().stream(), difference.unequal().stream())
                .toList();
        Map<String, String> kept =
                QuarantinedRows.ofHeadquarters(world.headquarters().client(), store.id(), requests);
        QuarantinedRows.note(kept, "requests of store %s are at headquarters".formatted(store.id()), findings);
        return kept;
    }

    private void unequal(KnownStore store, String request) {
        findings.violation("request %s of store %s has other content at headquarters than in the store's journal"
                .formatted(request, store.id()));
    }

    /// Asks again: headquarters may have taken them since, or under another store's name.
    private void missing(KnownStore store, List<String> requests) {
        Map<String, String> holders = new HashMap<>();
        HEADQUARTERS_BY_ID.list(
                world.headquarters().client(),
                Map.of("request_ids", uuids(requests)),
                (row, number) -> holders.put(row.getString("request_id"), row.getString("channel_id")));
        for (String request : requests) {
            String holder = holders.get(request);
            if (holder == null) {
                findings.violation(
                        "request %s of store %s is neither at headquarters nor in the store's outbox as unacknowledged"
                                .formatted(request, store.id()));
            } else if (!holder.equals(store.id())) {
                findings.violation("request %s of store %s is at headquarters under the name of store %s"
                        .formatted(request, store.id(), holder));
            }
        }
    }

    /// Asks again: the store may have captured them since, or purged them after headquarters had
    /// them safe.
    private void invented(KnownStore store, List<String> requests) {
        Set<String> unknown = new HashSet<>(requests);
        STORE_BY_ID.list(
                store.client(),
                Map.of("request_ids", uuids(requests)),
                (row, number) -> unknown.remove(row.getString("request_id")));
        if (unknown.isEmpty()) {
            return;
        }
        NOT_PURGED
                .list(
                        world.headquarters().client(),
                        Map.of(
                                "request_ids", uuids(unknown.stream().sorted().toList()),
                                "known_sessions", purgeableSessions(store)),
                        (row, number) -> row.getString("request_id"))
                .forEach(request -> findings.violation(
                        "request %s is at headquarters under the name of store %s, which never captured it"
                                .formatted(request, store.id())));
    }

    /// Up to these sessions the store may have forgotten what it sent.
    private static UUID[] purgeableSessions(KnownStore store) {
        return store.client()
                .sql("select unnest(array_remove(array[safe, base], null)) from upload_chain")
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }

    private static UUID[] uuids(List<String> ids) {
        return ids.stream().map(UUID::fromString).toArray(UUID[]::new);
    }
}
