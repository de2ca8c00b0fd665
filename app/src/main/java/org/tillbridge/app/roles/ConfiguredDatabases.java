package org.tillbridge.app.roles;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.dao.DataAccessException;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.configuration.DatabaseConfiguration;
import org.tillbridge.app.roles.DatabaseServers.Purpose;
import org.tillbridge.app.verification.Databases;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.postgres.DataSources;
import org.tillbridge.kernel.postgres.DatabaseAddress;
import org.tillbridge.kernel.postgres.EmbeddedPostgres;
import org.tillbridge.kernel.sql.Database;

/// The databases a configuration speaks of, opened to be looked at: nothing is created or migrated.
///
/// An embedded server that runs is used and left running; one that does not is started for as long
/// as these databases are open.
public final class ConfiguredDatabases implements Databases {

    private static final ErrorCode NOTHING_HERE = ErrorCode.user("NothingToVerify");
    private static final int CONNECTIONS = 3;
    private static final String LEDGER = "ledger/accounts.ledger";

    private final Configuration configuration;
    private final List<Path> dataDirectories;
    private final Map<Path, EmbeddedPostgres> servers = new HashMap<>();
    private final List<HikariDataSource> sources = new ArrayList<>();
    private final Map<String, Database> stores = new TreeMap<>();
    private final Path ledgerFile;
    private final Database headquarters;

    /// @param more data directories of other processes of this machine
    private ConfiguredDatabases(Configuration configuration, List<Path> more) {
        this.configuration = configuration;
        this.dataDirectories = new ArrayList<>(List.of(configuration.dataDirectory()));
        dataDirectories.addAll(more);
        boolean open = false;
        try {
            Found found = findHeadquarters();
            this.headquarters = found.database();
            this.ledgerFile = ledgerFile(found);
            findStores();
            open = true;
        } finally {
            if (!open) {
                close();
            }
        }
    }

    /// Throws `NothingToVerify` when headquarters has no database here.
    public static ConfiguredDatabases open(Configuration configuration, List<Path> moreDataDirectories) {
        return new ConfiguredDatabases(configuration, moreDataDirectories);
    }

    /// @param dataDirectory where its embedded server is; that of the configuration for an own one
    private record Found(Database database, Path dataDirectory) {}

    private Found findHeadquarters() {
        return find(configuration.headquarters().database(), Purpose.headquarters())
                .orElseThrow(() -> new TillbridgeException(
                        NOTHING_HERE,
                        "Headquarters has no database in %s yet; run this where headquarters runs, or name its directory with --data"
                                .formatted(dataDirectories)));
    }

    /// The ledger lies beside the database it belongs to, wherever the configuration does not say
    /// otherwise.
    private Path ledgerFile(Found found) {
        Path configured = configuration.headquarters().ledgerFile();
        boolean usual = configured.equals(configuration.dataDirectory().resolve(LEDGER));
        return usual ? found.dataDirectory().resolve(LEDGER) : configured;
    }

    private void findStores() {
        Map<String, DatabaseConfiguration> wanted = new TreeMap<>();
        joinedStores().forEach(id -> wanted.put(id, new DatabaseConfiguration.Embedded()));
        configuration.channel().stores().forEach(store -> wanted.put(store.id(), store.database()));
        wanted.forEach((id, database) ->
                find(database, Purpose.store(id)).ifPresent(found -> stores.put(id, found.database())));
    }

    private Collection<String> joinedStores() {
        var ids = new TreeSet<String>();
        dataDirectories.forEach(directory -> ids.addAll(StoreIdentity.joined(directory)));
        return ids;
    }

    private Optional<Found> find(DatabaseConfiguration wanted, Purpose purpose) {
        return switch (wanted) {
            case DatabaseConfiguration.Own own ->
                Optional.of(new Found(
                        open(new DatabaseAddress(own.url(), own.user(), own.password()), purpose),
                        configuration.dataDirectory()));
            case DatabaseConfiguration.Embedded() ->
                dataDirectories.stream()
                        .filter(directory -> Files.isDirectory(serverOf(directory)))
                        .filter(directory -> has(server(directory), purpose.database()))
                        .findFirst()
                        .map(directory ->
                                new Found(open(server(directory).address(purpose.database()), purpose), directory));
        };
    }

    private EmbeddedPostgres server(Path dataDirectory) {
        return servers.computeIfAbsent(
                serverOf(dataDirectory),
                directory -> EmbeddedPostgres.attach(directory).orElseGet(() -> EmbeddedPostgres.start(directory)));
    }

    private static Path serverOf(Path dataDirectory) {
        return dataDirectory.resolve("postgres");
    }

    private static boolean has(EmbeddedPostgres server, String database) {
        try (HikariDataSource source = DataSources.open(server.address("postgres"), "public", 1)) {
            return new Database(source)
                    .client()
                    .sql("select exists (select from pg_database where datname = :name)")
                    .param("name", database)
                    .query(Boolean.class)
                    .single();
        }
    }

    private Database open(DatabaseAddress address, Purpose purpose) {
        HikariDataSource source = DataSources.open(address, purpose.searchPath(), CONNECTIONS);
        sources.add(source);
        var database = new Database(source);
        try {
            database.client().sql("select 1").query(Integer.class).single();
            return database;
        } catch (DataAccessException e) {
            throw new TillbridgeException(
                    ErrorCode.outage("DatabaseAway"),
                    "The database %s at %s does not answer: %s"
                            .formatted(
                                    purpose.database(),
                                    address.jdbcUrl(),
                                    e.getMostSpecificCause().getMessage()),
                    e);
        }
    }

    @Override
    public Database headquarters() {
        return headquarters;
    }

    @Override
    public Path ledgerFile() {
        return ledgerFile;
    }

    @Override
    public Map<String, Database> stores() {
        return Map.copyOf(stores);
    }

    @Override
    public void close() {
        sources.forEach(HikariDataSource::close);
        servers.values().forEach(EmbeddedPostgres::close);
    }
}
