package org.tillbridge.app.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.replay.ReplayOptions;
import org.tillbridge.app.replay.ReplayResult;
import org.tillbridge.app.replay.RunReplay;
import org.tillbridge.app.replay.YearPlot;
import org.tillbridge.app.verification.Report;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge replay FILE`: a year of a real retailer.
@Command(
        name = "replay",
        description = {
            "Rings up a file of real sales again: a store for each country, each invoice at its store, new customers "
                    + "created just before they buy, every day posted by headquarters. Starts from nothing each time, in the folder replay "
                    + "of the data directory.",
            "FILE is UCI's \"Online Retail\" (doi:10.1057/dbm.2012.17) as CSV, may be .gz: InvoiceNo, StockCode, Description, Quantity, "
                    + "InvoiceDate, UnitPrice, CustomerID, Country. What lies beside it as online-retail-expected-by-store-day.csv is "
                    + "compared, store by store and day by day; exit code 1 when anything differs or verify finds something."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge replay online-retail.csv.gz                       the whole year",
            "  tillbridge replay online-retail.csv.gz --months 1            its first month",
            "  tillbridge replay online-retail.csv.gz --until 2010-12-05 --json",
            "  tillbridge replay online-retail.csv.gz --cards adventureworks-customers.csv.gz"
        })
final class ReplayCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Parameters(paramLabel = "FILE", description = "The sales lines.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path file;

    @Option(names = "--until", paramLabel = "DATE", description = "The last day, for example 2010-12-31.")
    @Nullable
    private LocalDate until;

    @Option(names = "--months", paramLabel = "N", description = "The first N calendar months.")
    @Nullable
    private Integer months;

    @Option(
            names = "--cards",
            paramLabel = "CARDS.csv",
            description = "Customer cards, given out in the order of first purchases. Default: they are made up.")
    @Nullable
    private Path cards;

    @Option(
            names = "--plot",
            paramLabel = "FILE.svg",
            description = "Where the picture of the year goes. Default: replay.svg in the folder replay.")
    @Nullable
    private Path plot;

    @Option(names = "--json", description = "Prints the result as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (months != null && months < 1) {
            throw new TillbridgeException(
                    ErrorCode.user("OptionInvalid"), "--months is %d; expected at least 1".formatted(months));
        }
        Configuration configuration = root.configuration();
        Path folder = FreshFolder.of(configuration.dataDirectory().resolve("replay"));
        Logs.toFile(configuration, folder);
        say("Starting headquarters and the stores …");
        try (RunReplay replay = RunReplay.start(new ReplayOptions(file, until, months, cards), folder)) {
            say(replay.extent());
            ReplayResult result = run(replay);
            say("Verifying …");
            Report report = VerifyChain.run(replay.chain());
            Path picture = draw(folder, result);
            return show(new ReplaySummary(result, report, picture));
        }
    }

    private ReplayResult run(RunReplay replay) {
        try (StepMeter meter = StepMeter.of(root.terminal(), output(), "rung up", replay.invoices())) {
            return replay.run(meter::reached, file);
        }
    }

    private Path draw(Path folder, ReplayResult result) {
        Path picture = plot == null ? folder.resolve("replay.svg") : plot;
        try {
            return Files.writeString(picture, YearPlot.of(result.days()));
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.user("PlotNotWritten"), "Cannot write the picture %s".formatted(picture), e);
        }
    }

    private int show(ReplaySummary summary) {
        Output output = output();
        if (output.isJson()) {
            output.json(summary.asJson());
        } else {
            summary.lines().forEach(this::say);
        }
        return summary.exitCode().number();
    }

    private Output output() {
        return Output.of(root.terminal(), json);
    }

    private void say(String line) {
        root.terminal().say(json, line);
    }
}
