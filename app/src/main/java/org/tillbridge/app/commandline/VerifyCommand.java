package org.tillbridge.app.commandline;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tillbridge.app.roles.ConfiguredDatabases;
import org.tillbridge.app.verification.Report;
import org.tillbridge.app.verification.ReportText;
import org.tillbridge.app.verification.VerifyInvariants;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge verify`: what must always hold, looked up in all databases.
@Command(
        name = "verify",
        description = "Looks at what must always hold, in the databases of headquarters and of every store: nothing "
                + "lost, nothing twice, one account ID for one customer, every store equal to headquarters. Reads "
                + "only, and may run while everything moves. Exit code 0: nothing is wrong; 1: something is, and is "
                + "named. What each line means and what to do: docs/reference/invariants.md.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge verify",
            "  tillbridge verify --json | jq '.checks[] | {name, violationCount}'",
            "  tillbridge verify --data /srv/store-riga     also the store whose process keeps its data there"
        })
final class VerifyCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIRECTORY",
            description = "One more data directory whose embedded databases are looked at: of a headquarters or a "
                    + "store that runs on this machine as a process of its own. May be repeated.")
    private List<Path> data = new ArrayList<>();

    @Override
    public Integer call() {
        List<Path> directories = data.stream()
                .map(given -> root.terminal().directory().resolve(given).normalize())
                .toList();
        try (var databases = ConfiguredDatabases.open(root.configuration(), directories)) {
            Report report = new VerifyInvariants(databases, InstantSource.system()).run();
            print(report);
            return (report.isClean() ? ExitCode.DONE : ExitCode.FINDINGS).number();
        }
    }

    private void print(Report report) {
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(report);
            return;
        }
        ReportText.of(report).forEach(output::line);
    }
}
