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

    private static final Journal REQUESTS = new Journal(
            "request",
            "customer_request",
            sql("store_request_sums.sql"),
            sql("store_requests_of_buckets.sql"),
            sql("store_requests_by_id.sql"),
            sql("store_unsendable_rows.sql"),
            sql("headquarters_request_sums.sql"),
            sql("headquarters_requests_of_buckets.sql"),
            sql("headquarters_requests_by_id.sql"),
            sql("headquarters_requests_not_purged.sql"));
    private static final Journal SALES = new Journal(
            "transaction",
            "sales_transaction",
            sql("store_sale_sums.sql"),
            sql("store_sales_of_buckets.sql"),
            sql("store_sales_by_id.sql"),
            sql("store_unsendable_sales.sql"),
            sql("headquarters_sale_sums.sql"),
            sql("headquarters_sales_of_buckets.sql"),
            sql("headquarters_sales_by_id.sql"),
            sql("headquarters_sales_not_purged.sql"));

    private final World world;
    private final Findings findings = new Findings();

    /// What stores capture and headquarters must have.
    ///
    /// @param noun what people call a row of it
    private record Journal(
            String noun,
            String table,
            Sql storeSums,
            Sql storeRows,
            Sql storeById,
            Sql unsendable,
            Sql headquartersSums,
            Sql headquartersRows,
            Sql headquartersById,
            Sql notPurged) {}

    private static Sql sql(String file) {
        return Sql.of(CheckRequestsArrived.class, file);
    }

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
        return findings.check("V1", "every request and sale of every store is at headquarters or in its outbox");
    }

    private void compare(KnownStore store) {
        store.client()
                .sql("select stopped_reason from upload_chain where stopped_reason is not null")
                .query(String.class)
                .optional()
                .ifPresent(
                        reason -> findings.note("store %s has stopped its uploads: %s".formatted(store.id(), reason)));
        compare(store, REQUESTS);
        compare(store, SALES);
    }

    private void compare(KnownStore store, Journal journal) {
        findings.take(journal.unsendable(), store.client(), Map.of(), "store %s: ".formatted(store.id()));
        var captured = ComparedRows.of(journal.storeSums(), journal.storeRows(), store.client(), Map.of());
        var arrived = ComparedRows.of(
                journal.headquartersSums(),
                journal.headquartersRows(),
                world.headquarters().client(),
                Map.of("channel_id", store.id()));
        findings.lookedAt(new CompareByBuckets(captured, arrived).run(difference -> {
            Map<String, String> kept = inQuarantine(store, journal, difference);
            missing(store, journal, QuarantinedRows.without(kept, difference.onlyHere()));
            invented(store, journal, difference.onlyThere());
            QuarantinedRows.without(kept, difference.unequal()).forEach(row -> unequal(store, journal, row));
        }));
    }

    /// Refused by headquarters' database, or come again with other content: kept there with its
    /// reason.
    private Map<String, String> inQuarantine(
            KnownStore store, Journal journal, CompareByBuckets.Difference difference) {
        List<String> rows = Stream.concat(difference.onlyHere().stream(), difference.unequal().stream())
                .toList();
        Map<String, String> kept =
                QuarantinedRows.ofHeadquarters(world.headquarters().client(), journal.table(), store.id(), rows);
        QuarantinedRows.note(
                kept, "%ss of store %s are at headquarters".formatted(journal.noun(), store.id()), findings);
        return kept;
    }

    private void unequal(KnownStore store, Journal journal, String row) {
        findings.violation("%s %s of store %s has other content at headquarters than in the store's journal"
                .formatted(journal.noun(), row, store.id()));
    }

    /// Asks again: headquarters may have taken them since, or under another store's name.
    private void missing(KnownStore store, Journal journal, List<String> rows) {
        Map<String, String> holders = new HashMap<>();
        journal.headquartersById()
                .list(
                        world.headquarters().client(),
                        Map.of("ids", uuids(rows)),
                        (row, number) -> holders.put(row.getString("row_key"), row.getString("channel_id")));
        for (String row : rows) {
            String holder = holders.get(row);
            if (holder == null) {
                findings.violation(
                        "%s %s of store %s is neither at headquarters nor in the store's outbox as unacknowledged"
                                .formatted(journal.noun(), row, store.id()));
            } else if (!holder.equals(store.id())) {
                findings.violation("%s %s of store %s is at headquarters under the name of store %s"
                        .formatted(journal.noun(), row, store.id(), holder));
            }
        }
    }

    /// Asks again: the store may have captured them since, or purged them after headquarters had
    /// them safe.
    private void invented(KnownStore store, Journal journal, List<String> rows) {
        Set<String> unknown = new HashSet<>(rows);
        journal.storeById()
                .list(
                        store.client(),
                        Map.of("ids", uuids(rows)),
                        (row, number) -> unknown.remove(row.getString("row_key")));
        if (unknown.isEmpty()) {
            return;
        }
        journal.notPurged()
                .list(
                        world.headquarters().client(),
                        Map.of(
                                "ids", uuids(unknown.stream().sorted().toList()),
                                "known_sessions", purgeableSessions(store)),
                        (row, number) -> row.getString("row_key"))
                .forEach(row -> findings.violation(
                        "%s %s is at headquarters under the name of store %s, which never captured it"
                                .formatted(journal.noun(), row, store.id())));
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
