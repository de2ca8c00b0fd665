package org.tillbridge.app.commandline;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.roles.DatabaseServers;
import org.tillbridge.app.roles.HeadquartersRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// `tillbridge hq`: headquarters, until it is stopped.
@Command(
        name = "hq",
        description =
                "Runs headquarters until it is stopped (Ctrl-C or SIGTERM): takes what the stores send, gives account "
                        + "IDs, and sends every store what changed.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge hq",
            "  tillbridge --set headquarters.port=8000 hq",
            "  tillbridge --config chain.yaml hq        legal entities and stores from a file",
            "  tillbridge stores code 001               afterwards: a code with which store 001 joins"
        })
final class HeadquartersCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Override
    public Integer call() {
        Configuration configuration = root.configuration();
        Logs.toConsole(configuration);
        var servers = new DatabaseServers(configuration.dataDirectory());
        var role = new Running(servers, () -> HeadquartersRole.start(configuration, servers, InstantSource.system()));
        HeadquartersRole headquarters = (HeadquartersRole) role.started();
        PrintWriter out = root.terminal().out();
        out.printf(
                "Headquarters listens at %s://%s:%d%n",
                configuration.headquarters().door().scheme(),
                configuration.headquarters().door().address(),
                headquarters.port());
        headquarters
                .firstLink()
                .ifPresent(code -> out.printf(
                        "Make yourself administrator within 24 hours, once: %s%n",
                        OperatorLine.of(configuration).welcome(code)));
        if (configuration.headquarters().stores().isEmpty()) {
            out.println(
                    "No store is configured yet: list them under headquarters.stores (docs/reference/configuration.md).");
        }
        out.flush();
        role.awaitStop();
        return ExitCode.DONE.number();
    }
}
