package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.repair.ListRequests;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge requests`: what the stores asked for, what became of it, and what a person does
/// about it.
@Command(
        name = "requests",
        description = {
            "Lists what the stores asked for: what is held or waits and why, the oldest first; with --state what was answered, "
                    + "the latest first.",
            "A held request is repaired (edit, retarget) and then synchronized, tried again as it is (retry), or done without "
                    + "(cancel)."
        },
        subcommands = {
            RequestsShowCommand.class,
            RequestsEditCommand.class,
            RequestsNumberCommand.class,
            RequestsRetargetCommand.class,
            RequestsSynchronizeCommand.class,
            RequestsRetryCommand.class,
            RequestsCancelCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge requests                                       what is held or waits",
            "  tillbridge requests --state held --store riga             what needs a person",
            "  tillbridge requests --customer ilze@example.lv --state held,waiting,done,canceled",
            "  tillbridge requests retry --reason RefusedByDatabase      which they are; do it with --yes"
        })
final class RequestsCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Mixin
    private final RequestFilters filters = new RequestFilters();

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many. Default: ${DEFAULT-VALUE}.")
    private int most;

    @Option(names = "--after", paramLabel = "PAGE", description = "The next page, as the one before names it.")
    @Nullable
    private String after;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    RootCommand root() {
        return root;
    }

    OperatorLine headquarters() {
        return OperatorLine.of(root.configuration());
    }

    Output output(boolean asJson) {
        return Output.of(root.terminal(), asJson);
    }

    @Override
    public Integer call() {
        String query = "requests?most=%d&%s%s"
                .formatted(most, filters.query(), after == null ? "" : "&after=" + OperatorLine.encoded(after));
        ListRequests.Page page = headquarters().get(query, ListRequests.Page.class);
        Output output = output(json);
        if (output.isJson()) {
            output.json(page);
        } else {
            print(output, page);
        }
        return ExitCode.DONE.number();
    }

    private void print(Output output, ListRequests.Page page) {
        if (page.requests().isEmpty()) {
            output.line(filters.isEmpty() ? "Nothing is held and nothing waits." : "No request is like that.");
            return;
        }
        new RequestTable(TimeText.at(Instant.now())).print(output, List.copyOf(page.requests()));
        if (page.next() != null) {
            output.line("");
            output.line("There are more: --after %s, or --most N".formatted(page.next()));
        }
    }
}
