package org.tillbridge.bench.latency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.kernel.sql.Sql;

/// Where the time of a run went, by what both sides have written down: the steps of a request's
/// way, each with its percentiles.
final class Steps {

    private static final Sql AT_HEADQUARTERS = Sql.of(Steps.class, "headquarters_steps.sql");
    private static final Sql AT_STORE = Sql.of(Steps.class, "store_steps.sql");

    private Steps() {}

    private record Received(Instant captured, Instant received, Instant answered, Instant released, Instant offered) {}

    private record Sealed(Instant sealed, Instant heard) {}

    static Map<String, Percentiles> since(ChainDatabases databases, Instant since) {
        Map<String, Object> values = Map.of("since", since.atOffset(ZoneOffset.UTC));
        Map<UUID, Received> received = new HashMap<>();
        databases.atHeadquarters(database -> AT_HEADQUARTERS.list(
                database.client(),
                values,
                (row, number) -> received.put(
                        row.getObject("request_id", UUID.class),
                        new Received(
                                instant(row, "captured_at"),
                                instant(row, "received_at"),
                                instant(row, "answered_at"),
                                instant(row, "released_at"),
                                instant(row, "offered_at")))));
        Map<String, List<Double>> took = new LinkedHashMap<>();
        databases
                .stores()
                .keySet()
                .forEach(id -> databases.atStore(
                        id,
                        database -> AT_STORE.list(database.client(), values, (row, number) -> {
                            var sealed = new Sealed(instant(row, "sealed_at"), instant(row, "heard_at"));
                            Received there = received.get(row.getObject("row_key", UUID.class));
                            return there != null && add(took, there, sealed);
                        })));
        Map<String, Percentiles> steps = new LinkedHashMap<>();
        took.forEach((step, millis) -> steps.put(step, Percentiles.of(millis)));
        return steps;
    }

    private static boolean add(Map<String, List<Double>> took, Received received, Sealed sealed) {
        add(took, "captured to sealed", received.captured(), sealed.sealed());
        add(took, "sealed to received", sealed.sealed(), received.received());
        add(took, "received to conversion", received.received(), received.answered());
        add(took, "conversion to release", received.answered(), received.released());
        add(took, "release to offer", received.released(), received.offered());
        add(took, "offer to apply", received.offered(), sealed.heard());
        return true;
    }

    private static void add(Map<String, List<Double>> took, String step, Instant from, Instant to) {
        took.computeIfAbsent(step, name -> new ArrayList<>())
                .add(Duration.between(from, to).toNanos() / 1e6);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
