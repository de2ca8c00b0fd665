package org.tillbridge.acceptance.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.app.roles.DatabaseServers;
import org.tillbridge.kernel.postgres.EmbeddedPostgres;
import org.tillbridge.testkit.FastDirectory;

/// The two machines of a chain, headquarters' and the stores', each with a folder and a database
/// server of its own.
///
/// Machines that a story does not harm go to the next story when a chain is closed: swept clean,
/// the servers running, no database in them. That saves each story three seconds.
final class Machines {

    private static final Deque<Machines> IDLE = new ConcurrentLinkedDeque<>();
    private static final String SERVER = "postgres";

    private final Path folder;
    private final boolean lent;
    /// Mutable: a story may lose a machine.
    private DatabaseServers headquarters;

    private DatabaseServers stores;

    private Machines(Path folder, boolean lent) {
        this.folder = folder;
        this.lent = lent;
        this.headquarters = new DatabaseServers(headquartersFolder());
        this.stores = new DatabaseServers(storesFolder());
    }

    /// Machines that a story may harm; they end with their chain.
    static Machines in(Path folder) {
        return new Machines(folder, false);
    }

    /// Machines as good as new.
    static Machines lent() {
        Machines idle = IDLE.poll();
        return idle == null ? fresh() : idle;
    }

    private static Machines fresh() {
        try {
            var machines = new Machines(FastDirectory.create("tillbridge-chain-"), true);
            Runtime.getRuntime().addShutdownHook(new Thread(machines::scrap, "scrap-machines"));
            return machines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    Path headquartersFolder() {
        return folder.resolve("headquarters");
    }

    Path storesFolder() {
        return folder.resolve("stores");
    }

    DatabaseServers headquarters() {
        return headquarters;
    }

    DatabaseServers stores() {
        return stores;
    }

    void loseHeadquarters() {
        headquarters.close();
        lose(headquartersFolder());
        headquarters = new DatabaseServers(headquartersFolder());
    }

    void loseStores() {
        stores.close();
        lose(storesFolder());
        stores = new DatabaseServers(storesFolder());
    }

    private void lose(Path machine) {
        if (lent) {
            throw new IllegalStateException("A story that loses machines needs its own: Chain.byHand(folder, …)");
        }
        try {
            Files.move(machine, folder.resolve("lost-" + UUID.randomUUID()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The chain is closed.
    void release() {
        if (!lent) {
            stores.close();
            headquarters.close();
            return;
        }
        for (Path machine : List.of(headquartersFolder(), storesFolder())) {
            dropDatabases(machine.resolve(SERVER));
        }
        delete(folder, headquartersFolder().resolve(SERVER), storesFolder().resolve(SERVER));
        IDLE.push(this);
    }

    private static void dropDatabases(Path server) {
        EmbeddedPostgres.attach(server).ifPresent(running -> {
            JdbcClient client = JdbcClient.create(running.address("postgres").source());
            client.sql("""
                    select format('drop database %I with (force)', datname)
                      from pg_database
                     where not datistemplate and datname <> 'postgres'
                    """)
                    .query((row, at) -> row.getString(1))
                    .list()
                    .forEach(drop -> client.sql(drop).update());
        });
    }

    private void scrap() {
        stores.close();
        headquarters.close();
        delete(folder);
    }

    /// Deletes what is in a folder and not in these.
    private static void delete(Path folder, Path... kept) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (Stream.of(kept).noneMatch(keep -> file.startsWith(keep) || keep.startsWith(file))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
