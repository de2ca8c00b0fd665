package org.tillbridge.app.commandline;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.roles.ChannelRole;
import org.tillbridge.app.roles.DatabaseServers;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// `tillbridge channel`: the stores of this machine, until they are stopped.
@Command(
        name = "channel",
        description =
                "Runs the stores of this machine until they are stopped (Ctrl-C or SIGTERM). Tills create customers "
                        + "here whether headquarters can be reached or not.",
        subcommands = {ChannelJoinCommand.class, ChannelAdmitCommand.class, ChannelRotateKeyCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge channel join --hq http://hq.example:7070 --code 2KQ7M-…    once for each store",
            "  tillbridge channel",
            "  curl -X POST localhost:7080/Commerce/Customers -H 'Content-Type: application/json' \\",
            "       -d '{\"FirstName\":\"Ilze\",\"LastName\":\"Bērziņa\"}'"
        })
final class ChannelCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    RootCommand root() {
        return root;
    }

    @Override
    public Integer call() {
        Configuration configuration = root.configuration();
        Logs.toConsole(configuration);
        var servers = new DatabaseServers(configuration.dataDirectory());
        var role = new Running(
                servers,
                () -> ChannelRole.start(configuration, servers, InstantSource.system())
                        .startJobs());
        ChannelRole channel = (ChannelRole) role.started();
        PrintWriter out = root.terminal().out();
        channel.stores()
                .forEach(store -> out.printf(
                        "Store %s (%s) listens at %s://%s:%d/Commerce, headquarters is %s%n",
                        store.identity().channelId(),
                        store.identity().name(),
                        configuration.channel().door().scheme(),
                        configuration.channel().door().address(),
                        channel.port(),
                        configuration.channel().headquartersOr(store.identity().headquarters())));
        out.flush();
        role.awaitStop();
        return ExitCode.DONE.number();
    }
}
