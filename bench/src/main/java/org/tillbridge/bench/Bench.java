package org.tillbridge.bench;

import java.nio.file.Path;
import org.tillbridge.bench.world.Servers;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// `./bench/run`: measures Tillbridge beside a baseline.
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        description = "Measures Tillbridge beside a baseline, in one run.",
        subcommands = {
            ConvertCommand.class,
            MixedCommand.class,
            LatencyCommand.class,
            CreateCommand.class,
            CaptureCommand.class,
            PackageCommand.class,
            DeltaCommand.class,
            SearchCommand.class,
            StatementsCommand.class,
            ImportCommand.class,
            StoresCommand.class,
            StoresClientsCommand.class
        })
public final class Bench {

    @Option(
            names = "--work",
            scope = ScopeType.INHERIT,
            defaultValue = "bench/work",
            description = "Folder for databases while a run lasts (default: ${DEFAULT-VALUE}); a disk, not memory.")
    private Path work = Path.of("bench/work");

    @Option(
            names = "--results",
            scope = ScopeType.INHERIT,
            defaultValue = "bench/results",
            description = "Folder for the results as JSON (default: ${DEFAULT-VALUE}).")
    private Path results = Path.of("bench/results");

    @Option(
            names = "--profile",
            scope = ScopeType.INHERIT,
            description = "Also prints the costliest statements of each measurement.")
    private boolean profile;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    /// A folder of its own for this run.
    Path workFolder(String name) {
        return work.toAbsolutePath()
                .resolve(name + "-" + ProcessHandle.current().pid());
    }

    Servers.Profile profile() {
        return profile ? Servers.Profile.STATEMENTS : Servers.Profile.OFF;
    }

    Path results() {
        return results;
    }
}
