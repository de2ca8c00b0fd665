package org.tillbridge.app.commandline;

import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/// How far a step has come: a bar for a person at a terminal, nothing for a script.
final class StepMeter implements AutoCloseable {

    private static final int SMALLEST_BAR_WIDTH = 60;

    private final @Nullable ProgressBar bar;
    private final PrintWriter out;
    private final int width;

    private StepMeter(@Nullable ProgressBar bar, PrintWriter out, int width) {
        this.bar = bar;
        this.out = out;
        this.width = width;
    }

    static StepMeter of(Terminal terminal, Output output, String task, long steps) {
        PrintWriter out = terminal.error();
        int width = Math.max(SMALLEST_BAR_WIDTH, terminal.width() - 1);
        if (!terminal.interactive() || output.isJson()) {
            return new StepMeter(null, out, width);
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setUpdateIntervalMillis(100)
                .setConsumer(new DelegatingProgressBarConsumer(line -> show(out, line), width))
                .build();
        return new StepMeter(bar, out, width);
    }

    private static void show(PrintWriter out, String line) {
        out.print("\r" + line);
        out.flush();
    }

    void reached(long steps) {
        if (bar != null) {
            bar.stepTo(steps);
        }
    }

    /// Takes the bar away: the step's line of results takes its place.
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            show(out, " ".repeat(width) + "\r");
        }
    }
}
