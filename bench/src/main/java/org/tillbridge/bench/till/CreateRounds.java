package org.tillbridge.bench.till;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.bench.world.Chain;
import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.bench.world.Servers;

/// Customers created over a store's HTTP door by several clients as fast as they can, and the same
/// statement run by pgbench with as many, in turn on one database.
public final class CreateRounds {

    private static final String STORE = "001";

    private CreateRounds() {}

    /// What is measured.
    ///
    /// @param lasting of each half of a round
    public record Size(int clients, Duration lasting, int rounds) {}

    /// How many a second, and the slowest of a hundred in milliseconds.
    public record Speed(double perSecond, double p99) {}

    public record Round(Speed http, Speed pgbench) {

        public double ofBaseline() {
            return http.perSecond() / pgbench.perSecond();
        }

        public double ofBaselinesP99() {
            return http.p99() / pgbench.p99();
        }
    }

    /// One round more is run before, to warm up.
    public static List<Round> run(Size size, Path folder, PrintWriter progress) throws IOException {
        List<Round> rounds = new ArrayList<>();
        try (Servers servers = Servers.start(folder, List.of(STORE), Servers.Profile.OFF)) {
            Chain.Place place = Chain.Place.in(folder);
            ChainDatabases databases = servers.create("create");
            try (Chain chain = Chain.start(place, databases, JobsConfiguration.Mode.MANUAL)) {
                var clients = new HttpClients(chain.door(), STORE, size.clients());
                var pgbench = new Pgbench(databases.store(STORE), folder, size.clients());
                for (int round = 0; round <= size.rounds(); round++) {
                    rounds.add(new Round(clients.run(size.lasting()), pgbench.run(size.lasting())));
                    progress.println(rounds.getLast());
                    progress.flush();
                }
            }
        }
        return rounds.subList(1, rounds.size());
    }
}
