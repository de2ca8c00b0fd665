package org.tillbridge.app.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Runs a demonstration: starts the chain, creates customers at its tills, watches until all are
/// back everywhere.
public final class RunDemo implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DemoChain chain;
    private final CardSource cards;
    private final CreateCustomers tills;
    private final long started = System.nanoTime();

    private RunDemo(DemoChain chain, CardSource cards, CreateCustomers tills) {
        this.chain = chain;
        this.cards = cards;
        this.tills = tills;
    }

    /// Starts the chain in `folder` and the tills at it.
    public static RunDemo start(DemoOptions options, Path folder) {
        var plan = new DemoPlan(folder, options.stores());
        CardSource cards = cards(options, plan);
        DemoChain chain =
                options.processes() ? ManyProcessesChain.start(plan, folder) : OneProcessChain.start(plan, folder);
        return new RunDemo(chain, cards, new CreateCustomers(chain.stores(), cards, options.perSecond()));
    }

    private static CardSource cards(DemoOptions options, DemoPlan plan) {
        List<Town> towns = plan.stores().stream().map(DemoPlan.Planned::town).toList();
        return options.cards() == null
                ? new GeneratedCards(towns, options.most())
                : new CsvCards(options.cards(), towns.size(), options.most());
    }

    public DemoChain chain() {
        return chain;
    }

    /// How things stand, for whoever shows it.
    ///
    /// @param refused customers no till could create
    public record Scene(DemoProgress progress, long refused, Duration elapsed, boolean finished) {

        public long created() {
            return progress.created();
        }

        public long numbered() {
            return progress.numbered();
        }

        public long everywhere() {
            return progress.everywhere();
        }

        public long held() {
            return progress.held();
        }
    }

    /// Watches until every customer is back everywhere; throws when nothing moves for a minute.
    /// When it is asked to stop, no more customers are created, and those on the way may still
    /// arrive.
    public Scene awaitEnd(Consumer<Scene> show, BooleanSupplier stopAsked) {
        long lastMoved = System.nanoTime();
        long lastSum = -1;
        while (true) {
            if (stopAsked.getAsBoolean()) {
                tills.stop();
            }
            Scene scene = scene();
            show.accept(scene);
            if (scene.finished()) {
                return scene;
            }
            long sum = scene.progress().created()
                    + scene.progress().back()
                    + scene.progress().everywhere()
                    + scene.refused();
            lastMoved = sum == lastSum ? lastMoved : System.nanoTime();
            lastSum = sum;
            if (System.nanoTime() - lastMoved > PATIENCE.toNanos()) {
                throw new TillbridgeException(
                        ErrorCode.outage("DemoStuck"),
                        "Nothing moved for a minute: %d created, %d numbered, %d waiting; the log says why"
                                .formatted(
                                        scene.progress().created(),
                                        scene.progress().numbered(),
                                        scene.progress().waiting()));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private Scene scene() {
        boolean tillsDone = tills.isFinished();
        DemoProgress progress = DemoProgress.of(chain);
        return new Scene(
                progress,
                tills.refused(),
                Duration.ofNanos(System.nanoTime() - started),
                tillsDone && progress.isAtRest());
    }

    /// The customers no till could create, with the reason; at most a thousand are named.
    public List<String> refusals() {
        return tills.refusals().stream()
                .map(refusal -> refusal.origin() + ": " + refusal.reason())
                .toList();
    }

    @Override
    public void close() {
        tills.close();
        cards.close();
        chain.close();
    }
}
