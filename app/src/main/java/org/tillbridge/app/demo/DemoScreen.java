package org.tillbridge.app.demo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Shows a running demonstration: a table that renews itself where a person looks, a line now and
/// then elsewhere.
public final class DemoScreen implements Consumer<RunDemo.Scene> {

    private static final long SECONDS_BETWEEN_LINES = 5;

    private final PrintWriter out;
    private final boolean renews;
    /// Mutable: how many lines of the table stand on the screen, and when the last line was
    /// printed.
    private int shown;

    private long lastLine = -SECONDS_BETWEEN_LINES;

    public DemoScreen(PrintWriter out, boolean renews) {
        this.out = out;
        this.renews = renews;
    }

    @Override
    public void accept(RunDemo.Scene scene) {
        if (renews) {
            if (shown > 0) {
                out.printf("\u001b[%dA\u001b[J", shown);
            }
            List<String> lines = table(scene);
            lines.forEach(out::println);
            shown = lines.size();
            out.flush();
        } else if (scene.elapsed().toSeconds() - lastLine >= SECONDS_BETWEEN_LINES) {
            lastLine = scene.elapsed().toSeconds();
            DemoProgress progress = scene.progress();
            out.printf(
                    "%4d s  created %,d  numbered %,d  back at their store %,d  back everywhere %,d%n",
                    scene.elapsed().toSeconds(),
                    progress.created(),
                    progress.numbered(),
                    progress.back(),
                    progress.everywhere());
            out.flush();
        }
    }

    /// The table as it stands at the end.
    public static List<String> table(RunDemo.Scene scene) {
        DemoProgress progress = scene.progress();
        var lines = new ArrayList<String>();
        lines.add("%-16s %10s %10s %10s %10s   %s"
                .formatted("STORE", "CREATED", "WAITING", "HELD", "BACK", "TILL → ACCOUNT ID BACK, p50 / p95"));
        for (DemoProgress.AtStore store : progress.stores()) {
            lines.add("%-16s %,10d %,10d %,10d %,10d   %s"
                    .formatted(
                            store.store().channelId() + " " + store.store().name(),
                            store.created(),
                            store.waiting(),
                            store.held(),
                            store.back(),
                            latency(store)));
        }
        lines.add("%-16s %,10d %,10d %,10d %,10d   numbered %,d, back everywhere %,d, refused %,d   %d s"
                .formatted(
                        "all",
                        progress.created(),
                        progress.waiting(),
                        progress.held(),
                        progress.back(),
                        progress.numbered(),
                        progress.everywhere(),
                        scene.refused(),
                        scene.elapsed().toSeconds()));
        return lines;
    }

    private static String latency(DemoProgress.AtStore store) {
        return store.back() == 0 ? "–" : "%s / %s".formatted(duration(store.p50Millis()), duration(store.p95Millis()));
    }

    private static String duration(double millis) {
        return millis < 10_000 ? "%.0f ms".formatted(millis) : String.format(Locale.ROOT, "%.1f s", millis / 1000);
    }
}
