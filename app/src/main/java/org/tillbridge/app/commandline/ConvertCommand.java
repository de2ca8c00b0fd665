package org.tillbridge.app.commandline;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.tillbridge.app.commandline.ConversionReport.Absence;
import org.tillbridge.app.commandline.ConversionReport.Downloaded;
import org.tillbridge.app.commandline.ConversionReport.MissingStore;
import org.tillbridge.app.commandline.ConversionReport.Synchronized;
import org.tillbridge.app.commandline.ConversionReport.Uploaded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge convert`: the three jobs in order, now.
@Command(
        name = "convert",
        description = "Converts every customer that waits, now: asks all stores to upload (P-0001), gives account IDs "
                + "(Synchronize customers and channel requests), and sends them to all stores (1010). Exit code 1 when "
                + "requests need a person or stores are away.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge convert",
            "  tillbridge convert --wait 5m             for stores on slow lines",
            "  tillbridge convert --json | jq .synchronize.created"
        })
final class ConvertCommand implements Callable<Integer> {

    private static final String LABELLED = "%-13s%s";
    private static final String UNDER_LABEL = " ".repeat(13);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = DurationOption.class,
            description = "How long to wait for the stores in each step. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Duration patience;

    @Option(names = "--json", description = "Prints one JSON object at the end.")
    private boolean json;

    @Override
    public Integer call() {
        Output output = Output.of(root.terminal(), json);
        long started = System.nanoTime();
        var conversion = new Conversion(OperatorLine.of(root.configuration()), patience);

        Uploaded uploaded;
        try (var meter = StepMeter.of(root.terminal(), output, "P-0001", conversion.stores())) {
            uploaded = conversion.upload(meter::reached);
        }
        print(output, uploaded);
        Synchronized synchronize = conversion.synchronize();
        print(output, synchronize);
        Downloaded downloaded;
        try (var meter = StepMeter.of(root.terminal(), output, "1010", conversion.stores())) {
            downloaded = conversion.download(meter::reached);
        }
        print(output, downloaded);

        Duration took = Duration.ofNanos(System.nanoTime() - started);
        ConversionReport report = ConversionReport.of(uploaded, synchronize, downloaded, took);
        if (output.isJson()) {
            output.json(report);
        } else {
            output.line(
                    report.complete()
                            ? "All done in %s.".formatted(TimeText.duration(took))
                            : "Not all is done: %s.".formatted(String.join("; ", report.open())));
        }
        return (report.complete() ? ExitCode.DONE : ExitCode.FINDINGS).number();
    }

    private static void print(Output output, Uploaded step) {
        if (output.isJson()) {
            return;
        }
        if (step.asked() == 0) {
            output.line("No store has joined yet; give one a code with: tillbridge stores code STORE");
        }
        output.line(LABELLED.formatted(
                "P-0001",
                "%s asked, %d answered: %s, %s uploaded"
                        .formatted(
                                Counted.of(step.asked(), "store"),
                                step.answered(),
                                Counted.of(step.sessions(), "session"),
                                Counted.of(step.rows(), "row"))));
        step.missing()
                .forEach(store -> output.line(UNDER_LABEL + sentence(store, "has not uploaded everything in time")));
    }

    private static void print(Output output, Synchronized step) {
        if (output.isJson()) {
            return;
        }
        output.line(LABELLED.formatted(
                "Synchronize",
                "%s claimed: %s created, %s changed, %s held; %s waiting"
                        .formatted(
                                Counted.of(step.claimed(), "request"),
                                Counted.of(step.created(), "customer"),
                                Counted.number(step.changed()),
                                Counted.number(step.held()),
                                Counted.number(step.waiting()))));
        step.reasons()
                .forEach(request -> output.line(UNDER_LABEL
                        + "held: %s (customer %s, store %s)"
                                .formatted(request.reason(), request.customerId(), request.channelId())));
        long more = step.needsPerson() - step.reasons().size();
        if (more > 0) {
            output.line(UNDER_LABEL + "… and %s more".formatted(Counted.number(more)));
        }
    }

    private static void print(Output output, Downloaded step) {
        if (output.isJson()) {
            return;
        }
        output.line(LABELLED.formatted(
                "1010",
                "%s, %d of %s up to date"
                        .formatted(
                                Counted.of(step.packages(), "package"),
                                step.applied(),
                                Counted.of(step.asked(), "store"))));
        step.missing().forEach(store -> output.line(UNDER_LABEL + sentence(store, "is behind")));
    }

    private static String sentence(MissingStore store, String late) {
        var time = TimeText.at(Instant.now());
        String rows = store.outboxRows() == 0 ? "" : " with " + Counted.of(store.outboxRows(), "row") + " not sent";
        if (store.absence() == Absence.LATE) {
            return "Store %s (%s) %s%s".formatted(store.channelId(), store.name(), late, rows);
        }
        return store.heardAt() == null
                ? "Store %s (%s) is away: it has never called".formatted(store.channelId(), store.name())
                : "Store %s (%s) is away%s: last heard at %s, %s ago"
                        .formatted(
                                store.channelId(),
                                store.name(),
                                rows,
                                time.time(store.heardAt()),
                                time.age(store.heardAt()));
    }
}
