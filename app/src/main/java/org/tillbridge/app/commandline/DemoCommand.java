package org.tillbridge.app.commandline;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.demo.DemoOptions;
import org.tillbridge.app.demo.DemoScreen;
import org.tillbridge.app.demo.RunDemo;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge demo`: a chain of stores on this machine.
@Command(
        name = "demo",
        description =
                "Starts headquarters and stores on this machine, creates customers at their tills over HTTP, and shows "
                        + "them travel to headquarters and back with their account IDs. Starts from nothing each time, in the "
                        + "folder demo of the data directory.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge demo                                  made-up customers, until Ctrl-C",
            "  tillbridge demo --once                           300 customers, a summary, the end",
            "  tillbridge demo --once --load cards.csv          the customers of a CSV file (may be .gz)",
            "  tillbridge demo --stores 6 --rate 20             six stores, 20 customers a second",
            "  tillbridge demo --once --processes               every store a process of its own"
        })
final class DemoCommand implements Callable<Integer> {

    private static final int CUSTOMERS_ONCE = 300;
    private static final int USUAL_RATE = 5;
    private static final int RATE_ONCE = 50;
    private static final int MOST_STORES = 60;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--stores", paramLabel = "N", defaultValue = "3", description = "How many stores. Default: 3.")
    private int stores;

    @Option(
            names = "--customers",
            paramLabel = "N",
            description = "How many customers are created, as fast as the tills can.")
    @Nullable
    private Integer customers;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "How many customers a second, steadily. Default: 5, with --once 50; as fast as the tills can with --customers or --load.")
    @Nullable
    private Integer rate;

    @Option(
            names = "--load",
            paramLabel = "CARDS.csv",
            description =
                    "Creates the customers of this file: UTF-8, a line of column names first (FirstName, LastName, Email, "
                            + "Phone, Street, City, PostalCode, CountryCode, …).")
    @Nullable
    private Path cards;

    @Option(names = "--processes", description = "Headquarters and every store as a process of its own.")
    private boolean processes;

    @Option(
            names = "--once",
            description =
                    "Ends when every customer is back everywhere, with a summary; exit code 0 only when verify is clean.")
    private boolean once;

    @Option(names = "--json", description = "Prints the summary as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        DemoOptions options = options();
        Configuration configuration = root.configuration();
        Path folder = FreshFolder.of(configuration.dataDirectory().resolve("demo"));
        Logs.toFile(configuration, folder);
        say("Starting headquarters and %d stores …".formatted(stores));
        var stop = StopSignal.listen();
        try (RunDemo demo = RunDemo.start(options, folder)) {
            sayDoors(demo, folder);
            RunDemo.Scene end = demo.awaitEnd(screen(), stop::isAsked);
            return summary(demo, end);
        } finally {
            stop.done();
        }
    }

    private DemoOptions options() {
        if (stores < 1 || stores > MOST_STORES) {
            throw refused("--stores is %d; expected 1 to %d".formatted(stores, MOST_STORES));
        }
        if (rate != null && (rate < 1 || rate > 10_000)) {
            throw refused("--rate is %d; expected 1 to 10000 customers a second".formatted(rate));
        }
        if (customers != null && customers < 1) {
            throw refused("--customers is %d; expected at least 1".formatted(customers));
        }
        boolean endless = !once && customers == null && cards == null;
        Integer most = customers != null || cards != null || endless ? customers : Integer.valueOf(CUSTOMERS_ONCE);
        return new DemoOptions(stores, most, perSecond(endless), cards, processes);
    }

    /// Steady where people watch; what they asked for by number or file goes as fast as the tills
    /// can.
    private @Nullable Integer perSecond(boolean endless) {
        if (rate != null || customers != null || cards != null) {
            return rate;
        }
        return endless ? USUAL_RATE : RATE_ONCE;
    }

    private static TillbridgeException refused(String why) {
        return new TillbridgeException(ErrorCode.user("OptionInvalid"), why);
    }

    private Consumer<RunDemo.Scene> screen() {
        PrintWriter out = json ? root.terminal().error() : root.terminal().out();
        return new DemoScreen(out, root.terminal().interactive() && !json);
    }

    private void sayDoors(RunDemo demo, Path folder) {
        say("Headquarters  %s".formatted(demo.chain().headquartersDoor()));
        demo.chain()
                .stores()
                .forEach(store -> say("Store %s %-9s %s".formatted(store.channelId(), store.name(), store.door())));
        say("Log           %s%n".formatted(folder.resolve("logs")));
    }

    private int summary(RunDemo demo, RunDemo.Scene end) {
        var summary = DemoSummary.of(demo, end);
        if (json) {
            Output.of(root.terminal(), Output.Format.JSON).json(summary.asJson());
        } else {
            summary.lines(!root.terminal().interactive()).forEach(this::say);
        }
        return summary.exitCode().number();
    }

    private void say(String line) {
        root.terminal().say(json, line);
    }
}
