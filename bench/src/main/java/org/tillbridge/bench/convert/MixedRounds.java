package org.tillbridge.bench.convert;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.bench.world.Chain;
import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.bench.world.Convert;
import org.tillbridge.bench.world.Customers;
import org.tillbridge.bench.world.Preparation;
import org.tillbridge.bench.world.Servers;
import org.tillbridge.kernel.sql.Sql;

/// Measures *convert* of a mixture beside *convert* of creates only: half of the requests create a
/// customer, a sixth each change one, add an address, set an attribute.
public final class MixedRounds {

    private static final Sql ADD_ATTRIBUTE = Sql.of(MixedRounds.class, "add_attribute.sql");
    private static final Sql CAPTURE_CHANGES = Sql.of(MixedRounds.class, "capture_changes.sql");
    private static final OffsetDateTime NOON = OffsetDateTime.of(2026, 3, 4, 12, 0, 0, 0, ZoneOffset.UTC);

    private final Servers servers;
    private final Chain.Place place;
    private final Preparation preparation;
    private final int requests;
    private final PrintWriter progress;

    private MixedRounds(Servers servers, Path folder, int requests, PrintWriter progress) {
        this.servers = servers;
        this.place = Chain.Place.in(folder);
        this.preparation = new Preparation(servers, place);
        this.requests = requests;
        this.progress = progress;
    }

    /// Runs the rounds in `folder`, behind one for warming up, and returns those that count; every
    /// database holds as many customers before as there are requests.
    public static List<MixedRound> run(
            ConvertRounds.Size size, Servers.Profile profile, Path folder, PrintWriter progress) throws IOException {
        List<String> stores = IntStream.rangeClosed(1, size.stores())
                .mapToObj("%03d"::formatted)
                .toList();
        try (Servers servers = Servers.start(folder, stores, profile)) {
            return new MixedRounds(servers, folder, size.customers(), progress).rounds(size.rounds());
        }
    }

    private List<MixedRound> rounds(int counted) {
        say("Preparing: %d customers in every database, %d requests at the stores".formatted(requests, requests));
        ChainDatabases loaded = preparation.loaded(requests);
        loaded.atHeadquarters(database -> ADD_ATTRIBUTE.update(database.client(), Map.of()));
        ChainDatabases creates = preparation.captured(loaded, requests);
        ChainDatabases mixed = mixed(loaded);
        var rounds = new ArrayList<MixedRound>();
        for (int number = 0; number <= counted; number++) {
            var round = new MixedRound(number, requests, onCopy(mixed), onCopy(creates));
            say(String.format(
                    Locale.ROOT,
                    "round %d%s: mixed %.2f s, creates %.2f s (%.2f)",
                    number,
                    number == 0 ? " (warm-up)" : "",
                    ConvertRound.seconds(round.mixed().total()),
                    ConvertRound.seconds(round.creates().total()),
                    round.ofCreates()));
            rounds.add(round);
        }
        return rounds.subList(1, rounds.size());
    }

    private ChainDatabases mixed(ChainDatabases loaded) {
        ChainDatabases mixed = servers.copy(loaded, "mixed");
        int changes = requests / 2 / mixed.stores().size();
        mixed.stores()
                .keySet()
                .forEach(store -> mixed.atStore(
                        store,
                        database -> CAPTURE_CHANGES.update(
                                database.client(),
                                Map.of("channel_id", store, "changes", changes, "captured_at", NOON))));
        Customers.capture(
                mixed, requests + 1, requests - changes * mixed.stores().size());
        mixed.tidy();
        return mixed;
    }

    private Convert.Times onCopy(ChainDatabases prepared) {
        ChainDatabases fresh = preparation.fresh(prepared, "round");
        Convert.Times times;
        try (Chain chain = Chain.start(place, fresh, JobsConfiguration.Mode.MANUAL)) {
            servers.settle();
            times = servers.profiled(new Convert(chain)::run, progress);
        }
        ArrivedEverywhere.checkAnswers(fresh);
        servers.drop(fresh);
        return times;
    }

    private void say(String line) {
        progress.println(line);
        progress.flush();
    }
}
