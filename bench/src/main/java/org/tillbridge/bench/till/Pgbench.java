package org.tillbridge.bench.till;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tillbridge.bench.till.CreateRounds.Speed;
import org.tillbridge.bench.world.Chain;
import org.tillbridge.bench.world.Slowest;
import org.tillbridge.channel.customers.CreateCustomer;
import org.tillbridge.kernel.postgres.DatabaseAddress;

/// PostgreSQL's own load generator, running the product's statement.
final class Pgbench {

    private static final List<Path> FOLDERS = Stream.concat(
                    Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                            .map(Path::of),
                    Stream.of("15", "16", "17", "18").map(version -> Path.of("/usr/lib/postgresql", version, "bin")))
            .toList();

    private final DatabaseAddress database;
    private final Path folder;
    private final int clients;
    private final Path script;

    Pgbench(DatabaseAddress database, Path folder, int clients) throws IOException {
        this.database = database;
        this.folder = folder;
        this.clients = clients;
        this.script = Files.writeString(folder.resolve("create.pgbench"), script());
    }

    static Optional<Path> find() {
        return FOLDERS.stream()
                .map(path -> path.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// The statement with values of pgbench's own instead of the store's.
    private static String script() throws IOException {
        String card = "jsonb_build_object('customer_type', 'PERSON', 'name', 'Ilze Bērziņa', 'first_name', 'Ilze', "
                + "'last_name', 'Bērziņa', 'email', cast(:key as bigint) || '@example.lv', 'phone', '26' || (cast(:key as bigint) % 1000000), "
                + "'phone_number', '+37126' || (cast(:key as bigint) % 1000000), 'language', 'lv', 'currency', 'EUR', "
                + "'customer_group', 'retail', 'addresses', jsonb_build_array())";
        String statement = read().replaceAll("(?m)^--.*\\n", "")
                .replace("cast(:payload as jsonb)", card)
                .replace("cast(:card as jsonb)", card)
                .replace("cast(:answered_at as timestamptz)", "null::timestamptz")
                .replace(":answered_at", "null::timestamptz")
                .replace(":account_id", "null")
                .replace(":pending_requests", "1")
                .replace(":creation_mode", "'ASYNC_BY_PROFILE'")
                .replace(":creation_failure", "null")
                .replace("cast(:idempotency_key as text)", "'pgbench-' || cast(:key as bigint)")
                .replace(":idempotency_key", "'pgbench-' || cast(:key as bigint)")
                .replace(":legal_entity", "'" + Chain.ENTITY + "'")
                .replace(":customer_id", "gen_random_uuid()")
                .replace(":request_id", "gen_random_uuid()")
                .replace(":channel_id", "'001'")
                .replace(":captured_at", "clock_timestamp()")
                .replace(":content_hash", "repeat('0', 64)");
        return "\\set key random(1, 1000000000000000)\nbegin;\n%s;\ncommit;\n".formatted(statement.strip());
    }

    private static String read() throws IOException {
        try (InputStream in = CreateCustomer.class.getResourceAsStream("01_create_customer.sql")) {
            if (in == null) {
                throw new IOException("01_create_customer.sql is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Speed run(Duration lasting) throws IOException {
        Path log = Files.createTempDirectory(folder, "pgbench-");
        var command = new ArrayList<String>();
        command.add(find().orElseThrow(() -> new IllegalStateException(
                        "There is no pgbench on the PATH; it comes with postgresql-contrib or postgresql-client"))
                .toString());
        String url = database.jdbcUrl().substring("jdbc:".length());
        command.addAll(List.of("--no-vacuum", "--protocol=prepared", "--log", "--file=" + script));
        command.addAll(List.of("--client=" + clients, "--jobs=" + Math.min(2, clients)));
        command.addAll(List.of("--time=" + Math.max(1, lasting.toSeconds()), url));
        var builder = new ProcessBuilder(command).directory(log.toFile()).redirectErrorStream(true);
        builder.environment().put("PGUSER", database.user());
        builder.environment().put("PGPASSWORD", database.password());
        builder.environment().put("PGOPTIONS", "-c search_path=channel,public");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (awaitExit(process) != 0) {
            throw new IllegalStateException("pgbench failed: " + said);
        }
        return speed(log, said);
    }

    private static int awaitExit(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /// A line of the log: client, transaction, microseconds, …
    private static Speed speed(Path log, String said) throws IOException {
        List<Double> millis = new ArrayList<>();
        try (Stream<Path> files = Files.list(log)) {
            for (Path file : files.toList()) {
                Files.readAllLines(file).forEach(line -> millis.add(Double.parseDouble(line.split(" ")[2]) / 1000));
            }
        }
        String perSecond = said.lines()
                .filter(line -> line.startsWith("tps = "))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("pgbench said " + said))
                .split(" ")[2];
        return new Speed(Double.parseDouble(perSecond), Slowest.ofAHundred(millis));
    }
}
