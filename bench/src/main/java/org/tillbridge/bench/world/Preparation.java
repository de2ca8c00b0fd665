package org.tillbridge.bench.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.tillbridge.app.configuration.JobsConfiguration;

/// Makes the state a round starts from, once: every database holds the customers of before, and the
/// new ones wait at the stores.
public final class Preparation {

    private final Servers servers;
    private final Chain.Place place;
    private final Path keptLedger;

    public Preparation(Servers servers, Chain.Place place) {
        this.servers = servers;
        this.place = place;
        this.keptLedger = place.folder().resolve("accounts.ledger.kept");
    }

    /// A chain that holds nobody.
    public ChainDatabases empty() {
        ChainDatabases empty = servers.migrated("empty", place);
        empty.tidy();
        copyFile(place.ledger(), keptLedger);
        return empty;
    }

    /// A chain whose databases all hold `customers`, brought there by the jobs themselves.
    public ChainDatabases loaded(int customers) {
        ChainDatabases loaded = servers.migrated("loaded", place);
        Customers.capture(loaded, 1, customers);
        loaded.tidy();
        try (Chain chain = Chain.start(place, loaded, JobsConfiguration.Mode.MANUAL)) {
            new Convert(chain).run();
        }
        loaded.followCustomers();
        loaded.tidy();
        copyFile(place.ledger(), keptLedger);
        return loaded;
    }

    /// The same chain with `customers` more, which nobody has sent yet.
    public ChainDatabases captured(ChainDatabases loaded, int customers) {
        ChainDatabases captured = servers.copy(loaded, "captured");
        Customers.capture(captured, customers + 1, customers);
        captured.tidy();
        return captured;
    }

    /// A fresh copy for a round; headquarters' ledger goes back with it.
    public ChainDatabases fresh(ChainDatabases prepared, String name) {
        copyFile(keptLedger, place.ledger());
        ChainDatabases fresh = servers.copy(prepared, name);
        servers.settle();
        return fresh;
    }

    private static void copyFile(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes what a run leaves on the disk.
    public static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
