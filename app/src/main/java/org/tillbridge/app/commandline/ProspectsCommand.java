package org.tillbridge.app.commandline;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.tillbridge.headquarters.partners.Prospects.Prospect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge prospects`: organizations that asked to become business partners.
@Command(
        name = "prospects",
        description = {
            "Lists organizations that asked to become business partners and wait for a person.",
            "Approved, an organization becomes a customer with who asked as its first user; rejected, its store says why."
        },
        subcommands = {ProspectsApproveCommand.class, ProspectsRejectCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge prospects",
            "  tillbridge prospects approve 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11",
            "  tillbridge prospects --all --json"
        })
final class ProspectsCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--all", description = "Those that were decided, too.")
    private boolean all;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    RootCommand root() {
        return root;
    }

    @Override
    public Integer call() {
        List<Prospect> prospects =
                List.of(OperatorLine.of(root.configuration()).get("prospects?all=" + all, Prospect[].class));
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(prospects);
        } else if (prospects.isEmpty()) {
            output.line(
                    all
                            ? "No organization has asked to become a business partner yet."
                            : "No organization waits to become a business partner; --all shows those that were decided.");
        } else {
            output.table(
                    List.of("PROSPECT", "ORGANIZATION", "ASKED BY", "E-MAIL", "STORE", "STATE", "ACCOUNT"),
                    prospects.stream().map(ProspectsCommand::row).toList());
        }
        return ExitCode.DONE.number();
    }

    private static List<String> row(Prospect prospect) {
        return List.of(
                prospect.prospect().toString(),
                prospect.organization(),
                prospect.requester(),
                Objects.requireNonNullElse(prospect.email(), "-"),
                prospect.store(),
                prospect.state().name().toLowerCase(Locale.ROOT),
                Objects.requireNonNullElse(prospect.accountId(), "-"));
    }
}
