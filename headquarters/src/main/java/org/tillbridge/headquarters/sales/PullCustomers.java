package org.tillbridge.headquarters.sales;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Pulls the customers that transactions mention through conversion, with their addresses, before
/// the transactions are looked at (spec 1.3): whatever waits for them is converted now, by the
/// steps that convert everything.
///
/// Who has not arrived, or is held, stays so: the transaction waits with that reason.
public final class PullCustomers {

    private static final Sql TO_PULL = Sql.of(PullCustomers.class, "customers_to_pull.sql");

    private final Database database;
    private final Conversion conversion;
    private final InstantSource clock;

    /// Converts everything that waits for some customers of a legal entity, in transactions of its
    /// own.
    @FunctionalInterface
    public interface Conversion {
        void run(String legalEntity, Set<CustomerId> customers);
    }

    public PullCustomers(Database database, Conversion conversion, InstantSource clock) {
        this.database = database;
        this.conversion = conversion;
        this.clock = clock;
    }

    private record Mentioned(String legalEntity, CustomerId customer) {}

    /// Outside of any transaction: conversion has its own. One statement, and no more when nobody
    /// waits. Returns how many customers were pulled; throws an outage when this process cannot
    /// convert now.
    public int run(Collection<UUID> transactions) {
        List<Mentioned> waiting = TO_PULL.list(
                database.client(),
                Map.of(
                        "transactions",
                        transactions.toArray(UUID[]::new),
                        "as_of",
                        clock.instant().atOffset(ZoneOffset.UTC)),
                (row, number) -> new Mentioned(
                        row.getString("legal_entity"), new CustomerId(row.getObject("customer_id", UUID.class))));
        waiting.stream()
                .collect(groupingBy(Mentioned::legalEntity, TreeMap::new, mapping(Mentioned::customer, toSet())))
                .forEach(conversion::run);
        return waiting.size();
    }

    /// As [#run]; returns why this process cannot convert now, empty when all were pulled.
    public Optional<TillbridgeException> tryRun(Collection<UUID> transactions) {
        try {
            run(transactions);
            return Optional.empty();
        } catch (TillbridgeException e) {
            if (e.kind() != ErrorKind.OUTAGE) {
                throw e;
            }
            return Optional.of(e);
        }
    }
}
