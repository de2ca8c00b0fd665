package org.tillbridge.app.commandline;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.tillbridge.kernel.postgres.CopyProgress;

/// A bar for a person at a terminal; scripts see nothing.
final class CopyBar implements AutoCloseable {

    private static final long MEGABYTE = 1 << 20;
    private final ProgressBar bar;

    private CopyBar(ProgressBar bar) {
        this.bar = bar;
    }

    static CopyBar of(String task) {
        return new CopyBar(new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(" MB", MEGABYTE)
                .setUpdateIntervalMillis((int) Duration.ofMillis(200).toMillis())
                .build());
    }

    CopyProgress progress() {
        return (done, all) -> {
            bar.maxHint(all);
            bar.stepTo(done);
        };
    }

    @Override
    public void close() {
        bar.close();
    }
}
