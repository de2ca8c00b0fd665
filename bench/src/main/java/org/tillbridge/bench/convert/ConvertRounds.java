package org.tillbridge.bench.convert;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.bench.world.Chain;
import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.bench.world.Convert;
import org.tillbridge.bench.world.Preparation;
import org.tillbridge.bench.world.Servers;

/// Measures *convert* and its baselines in turn, each on a fresh copy of the same databases.
public final class ConvertRounds {

    private final Servers servers;
    private final Chain.Place place;
    private final Preparation preparation;
    private final int customers;
    private final PrintWriter progress;

    /// What is measured.
    ///
    /// @param customers how many are converted; as many are in every database before
    /// @param rounds    how many count; one more is run before them as warm-up
    public record Size(int customers, int stores, int rounds) {}

    private ConvertRounds(Servers servers, Path folder, int customers, PrintWriter progress) {
        this.servers = servers;
        this.place = Chain.Place.in(folder);
        this.preparation = new Preparation(servers, place);
        this.customers = customers;
        this.progress = progress;
    }

    /// Runs the rounds in `folder` and returns those that count.
    public static List<ConvertRound> run(Size size, Servers.Profile profile, Path folder, PrintWriter progress)
            throws IOException {
        List<String> stores = IntStream.rangeClosed(1, size.stores())
                .mapToObj("%03d"::formatted)
                .toList();
        try (Servers servers = Servers.start(folder, stores, profile)) {
            return new ConvertRounds(servers, folder, size.customers(), progress).rounds(size.rounds());
        }
    }

    private List<ConvertRound> rounds(int counted) throws IOException {
        say("Preparing: %d customers in every database, %d waiting at the stores".formatted(customers, customers));
        ChainDatabases loaded = preparation.loaded(customers);
        ChainDatabases captured = preparation.captured(loaded, customers);
        var files = new BaselineFiles(place.folder().resolve("files"));
        var baseline = new Baseline(files, customers);
        List<ConvertRound> rounds = new ArrayList<>();
        for (int number = 0; number <= counted; number++) {
            Convert.Times times = tillbridge(captured, files, number);
            long journal = onCopy(captured, "baseline", baseline::withJournalAndSearch);
            long bare = onCopy(loaded, "bare", baseline::bareCopy);
            var round = new ConvertRound(number, customers, times, journal, bare);
            say(round.line());
            rounds.add(round);
        }
        return rounds.subList(1, rounds.size());
    }

    private interface Load {
        long measure(ChainDatabases databases);
    }

    private long onCopy(ChainDatabases prepared, String name, Load load) {
        ChainDatabases fresh = preparation.fresh(prepared, name);
        long nanos = servers.profiled(() -> load.measure(fresh), progress);
        ArrivedEverywhere.check(fresh, 2L * customers);
        servers.drop(fresh);
        return nanos;
    }

    private Convert.Times tillbridge(ChainDatabases captured, BaselineFiles files, int number) {
        ChainDatabases fresh = preparation.fresh(captured, "tillbridge");
        Instant since = Instant.now();
        Convert.Times times;
        try (Chain chain = Chain.start(place, fresh, JobsConfiguration.Mode.MANUAL)) {
            servers.settle();
            times = servers.profiled(new Convert(chain)::run, progress);
        }
        ArrivedEverywhere.check(fresh, 2L * customers);
        ArrivedEverywhere.checkAnswers(fresh);
        if (number == 0) {
            files.write(fresh, since, "%09d".formatted(customers));
        }
        servers.drop(fresh);
        return times;
    }

    private void say(String line) {
        progress.println(line);
        progress.flush();
    }
}
