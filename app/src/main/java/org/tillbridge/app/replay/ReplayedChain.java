package org.tillbridge.app.replay;

import java.nio.file.Path;
import java.time.LocalDate;
import org.tillbridge.app.demo.DemoChain;
import org.tillbridge.app.demo.DemoPlan;
import org.tillbridge.app.roles.StoreRuntime;

/// The chain a file is replayed on: its stores are in this process, headquarters may be elsewhere.
public interface ReplayedChain extends DemoChain {

    /// Starts a chain whose jobs run by themselves.
    @FunctionalInterface
    interface Start {

        ReplayedChain run(DemoPlan plan, Path folder);
    }

    StoreRuntime store(String channelId);

    /// The invoices of a day are about to be rung up.
    void dayBegins(LocalDate date);

    /// The end of a day at headquarters: what has arrived is validated, the day's statements are
    /// calculated and posted. Asked for again while anything of the day is not posted.
    void endDay(LocalDate date);
}
