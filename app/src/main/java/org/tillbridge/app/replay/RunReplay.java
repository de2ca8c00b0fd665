package org.tillbridge.app.replay;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.tillbridge.app.configuration.ChannelConfiguration.Defaults;
import org.tillbridge.app.demo.CardSource;
import org.tillbridge.app.demo.CsvCards;
import org.tillbridge.app.demo.DemoPlan;
import org.tillbridge.app.demo.GeneratedCards;
import org.tillbridge.app.demo.Town;
import org.tillbridge.channel.sales.NewTransaction;
import org.tillbridge.channel.sales.RingUp;
import org.tillbridge.channel.sales.RingUpOutcome;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Replays a file of sales: a chain with a store for each country, every invoice rung up at its
/// store by what rings up sales at a till, and the end of each day posted while the next goes on.
public final class RunReplay implements AutoCloseable {

    private static final Defaults BRITISH = new Defaults("GB", "GBP", "en", "retail");
    private static final int STORES_AT_ONCE = 4;

    private final RetailFile file;
    private final RetailFile.Extent extent;
    private final ReplayedChain chain;
    private final Map<String, Till> tills = new HashMap<>();
    private final ReplayedCustomers customers;
    private final CloseDays endOfDay;
    private final Phase.Clock phases = new Phase.Clock();
    private final long started = System.nanoTime();

    /// Where a country's invoices are rung up.
    private record Till(String store, URI door, NewTransaction.Till register) {}

    private RunReplay(ReplayOptions options, Path folder, ReplayedChain.Start start) {
        this.file = new RetailFile(options.file(), new RetailFile.Span(options.last()));
        this.extent = file.extent();
        List<Town> towns = extent.countries().stream()
                .map(country -> new Town(country, BRITISH, "en-GB"))
                .toList();
        var plan = new DemoPlan(folder, towns);
        this.chain = start.run(plan, folder);
        for (DemoPlan.Planned store : plan.stores()) {
            var register = new NewTransaction.Till(store.channelId() + "-1", null, NewTransaction.Mode.ONLINE);
            tills.put(store.town().name(), new Till(store.channelId(), plan.door(store), register));
        }
        CardSource cards = options.cards() == null
                ? new GeneratedCards(towns, Long.MAX_VALUE)
                : new CsvCards(options.cards(), towns.size(), Long.MAX_VALUE);
        this.customers = new ReplayedCustomers(chain, cards, phases);
        this.endOfDay = new CloseDays(chain, phases);
    }

    /// Starts the chain in `folder`, which is empty.
    public static RunReplay start(ReplayOptions options, Path folder) {
        return start(options, folder, ReplayInOneProcess::start);
    }

    /// The same on a chain that is started in another way.
    public static RunReplay start(ReplayOptions options, Path folder, ReplayedChain.Start start) {
        var replay = new RunReplay(options, folder, start);
        new WalkInCustomer(replay.chain).forAllStores();
        return replay;
    }

    public ReplayedChain chain() {
        return chain;
    }

    /// How many stores, invoices and lines there are to do.
    public String extent() {
        return "%d stores, %,d invoices of %,d lines, %s to %s"
                .formatted(extent.countries().size(), extent.invoices(), extent.lines(), extent.first(), extent.last());
    }

    public long invoices() {
        return extent.invoices();
    }

    /// Rings everything up and posts it.
    ///
    /// @param progress hears how many invoices have been rung up
    /// @param expected beside which file to look for what must come out
    public ReplayResult run(LongConsumer progress, Path expected) {
        List<Future<?>> days = new ArrayList<>();
        Duration ringingUp;
        try (ExecutorService stores = Executors.newFixedThreadPool(STORES_AT_ONCE);
                ExecutorService headquarters = Executors.newSingleThreadExecutor()) {
            long[] done = {0};
            file.days((date, invoices) -> {
                chain.dayBegins(date);
                ringUp(stores, invoices);
                days.add(headquarters.submit(() -> endOfDay.close(date, invoices.size())));
                done[0] += invoices.size();
                progress.accept(done[0]);
                days.stream().filter(Future::isDone).forEach(RunReplay::join);
            });
            ringingUp = Duration.ofNanos(System.nanoTime() - started);
            days.forEach(RunReplay::join);
        }
        return result(expected, ringingUp);
    }

    private void ringUp(ExecutorService stores, List<RetailInvoice> invoices) {
        Map<String, List<RetailInvoice>> byCountry =
                invoices.stream().collect(Collectors.groupingBy(RetailInvoice::country));
        List<Future<?>> ringing = new ArrayList<>();
        byCountry.forEach((country, ofDay) -> ringing.add(stores.submit(() -> ringUp(country, ofDay))));
        ringing.forEach(RunReplay::join);
    }

    /// A store's day: the history's door is the till's own, for many at once.
    private void ringUp(String country, List<RetailInvoice> invoices) {
        Till till = Objects.requireNonNull(tills.get(country));
        List<NewTransaction> transactions = invoices.stream()
                .map(invoice -> ReplayedSales.of(
                        invoice,
                        till.register(),
                        invoice.customer() == null
                                ? null
                                : customers.at(till.store(), till.door(), invoice.customer())))
                .toList();
        RingUp ringUp = chain.store(till.store()).sales().ringUp();
        for (RingUpOutcome outcome : phases.during(Phase.RINGING_UP, () -> ringUp.runAll(transactions))) {
            if (!(outcome instanceof RingUpOutcome.RungUp)) {
                throw new TillbridgeException(
                        ErrorCode.data("ReplayedSaleRefused"),
                        "Store %s (%s) did not ring up an invoice: %s".formatted(till.store(), country, outcome));
            }
        }
    }

    private static void join(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof TillbridgeException known
                    ? known
                    : new TillbridgeException(ErrorCode.bug("ReplayFailed"), "The replay failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TillbridgeException(ErrorCode.outage("ReplayInterrupted"), "The replay was interrupted", e);
        }
    }

    private ReplayResult result(Path beside, Duration ringingUp) {
        LocalDate last = extent.last();
        var posted = new PostedDays(chain.headquarters());
        List<StoreDay> days = posted.run();
        var expected = ExpectedDays.beside(beside, last);
        return new ReplayResult(
                days,
                posted.customers() - WalkInCustomer.COUNT,
                customers.foundElsewhere(),
                posted.statements(),
                expected.map(ExpectedDays::size).orElse(null),
                expected.map(all -> all.differences(days)).orElse(List.of()),
                phases.worked(),
                ringingUp,
                Duration.ofNanos(System.nanoTime() - started));
    }

    @Override
    public void close() {
        customers.close();
        chain.close();
    }
}
