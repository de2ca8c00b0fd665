package org.tillbridge.bench.statements;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tillbridge.app.roles.StatementParts;
import org.tillbridge.bench.world.Chain;
import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.bench.world.Servers;
import org.tillbridge.headquarters.sales.PullCustomers;
import org.tillbridge.headquarters.statements.CalculateStatements;
import org.tillbridge.headquarters.statements.CalculateStatements.Days;
import org.tillbridge.headquarters.statements.PostStatements;
import org.tillbridge.headquarters.statements.Selection;
import org.tillbridge.headquarters.validation.ValidateTransactions;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Rounds of a year's end of day, each on a fresh copy of the same sales, with the aggregate beside
/// it.
public final class StatementRounds {

    private static final Sql BUYERS = Sql.of(StatementRounds.class, "add_buyers.sql");
    private static final Sql SALES = Sql.of(StatementRounds.class, "add_year_of_sales.sql");
    private static final Sql AGGREGATE = Sql.of(StatementRounds.class, "aggregate_sales.sql");
    private static final int CUSTOMERS = 4_372;
    private static final InstantSource CLOCK = InstantSource.system();

    private StatementRounds() {}

    /// What is measured.
    public record Size(int sales, int rounds) {}

    /// One round, in seconds.
    ///
    /// @param aggregate the baseline
    public record Round(int statements, long lines, double validate, double calculate, double post, double aggregate) {

        /// How often the baseline's time posting takes; validation is of the sales as they come.
        public double times() {
            return (calculate + post) / aggregate;
        }
    }

    public static List<Round> run(Size size, Path folder, PrintWriter progress) {
        try (Servers servers = Servers.start(folder, List.of("001"), Servers.Profile.OFF)) {
            ChainDatabases prepared = servers.migrated("year", Chain.Place.in(folder.resolve("year")));
            progress.printf("Preparing: %,d sales%n", size.sales());
            progress.flush();
            prepared.atHeadquarters(database -> load(database, size.sales()));
            prepared.tidy();
            List<Round> rounds = new ArrayList<>();
            for (int round = 0; round < size.rounds(); round++) {
                ChainDatabases databases = servers.copy(prepared, "round");
                servers.settle();
                rounds.add(databases.atHeadquarters(StatementRounds::measure));
                servers.drop(databases);
            }
            return rounds;
        }
    }

    private static int load(Database database, int sales) {
        BUYERS.update(database.client(), Map.of("legal_entity", Chain.ENTITY, "customers", CUSTOMERS));
        return SALES.update(
                database.client(), Map.of("legal_entity", Chain.ENTITY, "sales", sales, "customers", CUSTOMERS));
    }

    private static Round measure(Database database) {
        aggregate(database);
        double aggregate = seconds(() -> aggregate(database));
        BigDecimal sold = aggregate(database);
        var customers = new PullCustomers(database, (entity, pending) -> {}, CLOCK);
        double validate = seconds(() -> new ValidateTransactions(database, customers, CLOCK).run());
        double calculate = seconds(() -> new CalculateStatements(database, CLOCK).run(Selection.ALL, Days.OVER));
        PostStatements post = StatementParts.post(database, CLOCK);
        double took = seconds(() -> post.run(Selection.ALL));
        return database.client()
                .sql("select count(*), sum(lines), sum(net_amount) from statement where state = 'POSTED'")
                .query((row, number) -> {
                    require(
                            row.getBigDecimal(3).compareTo(sold) == 0,
                            "posted %s of %s".formatted(row.getBigDecimal(3), sold));
                    return new Round(row.getInt(1), row.getLong(2), validate, calculate, took, aggregate);
                })
                .single();
    }

    private static BigDecimal aggregate(Database database) {
        return AGGREGATE.list(database.client(), Map.of(), (row, number) -> row.getBigDecimal("amount")).stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("The statements do not come to what was sold: " + otherwise);
        }
    }

    private static double seconds(Runnable work) {
        long started = System.nanoTime();
        work.run();
        return (System.nanoTime() - started) / 1e9;
    }
}
