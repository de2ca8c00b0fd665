package org.tillbridge.bench.interchange;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tillbridge.app.commandline.CommandLineRun;
import org.tillbridge.app.commandline.Terminal;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.bench.world.Chain;
import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.bench.world.CopyFile;
import org.tillbridge.bench.world.Preparation;
import org.tillbridge.bench.world.Servers;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Measures the import of a file into an empty headquarters, the same file again, and its baselines
/// in turn, each on a fresh copy of the same databases.
public final class ImportRounds {

    private static final Sql FILE_ROWS = Sql.of(ImportRounds.class, "create_file_rows.sql");
    private static final Sql CUSTOMERS = Sql.of(ImportRounds.class, "insert_customers.sql");
    private static final Sql ADDRESSES = Sql.of(ImportRounds.class, "insert_addresses.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Servers servers;
    private final Chain.Place place;
    private final int customers;
    private final PrintWriter progress;

    /// What is measured.
    ///
    /// @param rounds how many count; one more is run before them as warm-up
    public record Size(int customers, int rounds) {}

    private ImportRounds(Servers servers, Path folder, int customers, PrintWriter progress) {
        this.servers = servers;
        this.place = Chain.Place.in(folder);
        this.customers = customers;
        this.progress = progress;
    }

    /// Runs the rounds in `folder` and returns those that count.
    public static List<ImportRound> run(Size size, Servers.Profile profile, Path folder, PrintWriter progress) {
        try (Servers servers = Servers.start(folder, List.of("001"), profile)) {
            return new ImportRounds(servers, folder, size.customers(), progress).rounds(size.rounds());
        }
    }

    private List<ImportRound> rounds(int counted) {
        var preparation = new Preparation(servers, place);
        ChainDatabases empty = preparation.empty();
        Path file = place.folder().resolve("customers.csv");
        CustomersFile.write(file, customers);
        List<ImportRound> rounds = new ArrayList<>();
        for (int number = 0; number <= counted; number++) {
            Times times = tillbridge(preparation.fresh(empty, "import"), file);
            Loaded loaded = baseline(preparation.fresh(empty, "baseline"), file);
            var round = new ImportRound(
                    number, customers, times.imported(), times.repeated(), loaded.copy(), loaded.whole());
            progress.println(round.line());
            progress.flush();
            rounds.add(round);
        }
        return rounds.subList(1, rounds.size());
    }

    private record Times(double imported, double repeated) {}

    private Times tillbridge(ChainDatabases databases, Path file) {
        Chain chain = Chain.start(place, databases, JobsConfiguration.Mode.MANUAL);
        try {
            servers.settle();
            double imported = seconds(() -> servers.profiled(() -> importFile(file, "imported"), progress));
            servers.settle();
            double repeated = seconds(() -> servers.profiled(() -> importFile(file, "there"), progress));
            return new Times(imported, repeated);
        } finally {
            chain.close();
            servers.drop(databases);
        }
    }

    /// As an operator does.
    private long importFile(Path file, String expected) {
        var printed = new StringWriter();
        var complained = new StringWriter();
        var terminal = new Terminal(
                new PrintWriter(printed, true), new PrintWriter(complained, true), Map.of(), place.folder(), false);
        int exit = new CommandLineRun(terminal)
                .execute(
                        "import",
                        "customers",
                        file.toString(),
                        "--json",
                        "--set",
                        "data.directory=" + place.headquarters(),
                        "--set",
                        "headquarters.port=" + place.port());
        JsonNode result = JSON.readTree(printed.toString());
        require(exit == 0 && result.path(expected).asLong() == customers, printed + " " + complained);
        return customers;
    }

    private record Loaded(double copy, double whole) {}

    private Loaded baseline(ChainDatabases databases, Path file) {
        try {
            return databases.atHeadquarters(database -> {
                double[] copy = new double[1];
                double whole = seconds(() -> database.inTransaction(() -> {
                    copy[0] = seconds(() -> copy(database, file));
                    return insert(database);
                }));
                return new Loaded(copy[0], whole);
            });
        } finally {
            servers.drop(databases);
        }
    }

    private static long copy(Database database, Path file) {
        FILE_ROWS.update(database.client(), Map.of());
        return CopyFile.in(database, "copy file_row from stdin (format csv, header)", file);
    }

    private int insert(Database database) {
        int created = CUSTOMERS.update(
                database.client(),
                Map.of(
                        "legal_entity",
                        Chain.ENTITY,
                        "run_id",
                        UUID.randomUUID(),
                        "as_of",
                        Instant.now().atOffset(ZoneOffset.UTC)));
        ADDRESSES.update(database.client(), Map.of("legal_entity", Chain.ENTITY));
        require(created == customers, created + " created");
        return created;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("Not all %d customers were imported: %s".formatted(customers, otherwise));
        }
    }

    private static double seconds(Runnable work) {
        long started = System.nanoTime();
        work.run();
        return (System.nanoTime() - started) / 1e9;
    }
}
