package org.tillbridge.app.commandline;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tillbridge.app.backups.BackupNote;
import org.tillbridge.app.backups.RestoreDataDirectory;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.kernel.postgres.CopyProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge restore`: makes the embedded databases from a backup.
@Command(
        name = "restore",
        description =
                "Makes the embedded databases of this data directory from a backup. Never overwrites a database: what is "
                        + "there has to be stopped and moved away first. The account ledger stays as it is. What the backup "
                        + "lacks comes back by itself; a restored store uploads again once it is admitted (tillbridge stores "
                        + "admit).",
        footerHeading = "%nExamples:%n",
        footer = {
            "  mv data/postgres data/postgres.before    after stopping what runs there",
            "  tillbridge restore /backup/2026-11-21"
        })
final class RestoreCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Parameters(paramLabel = "DIRECTORY", description = "The folder of the backup.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path directory;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Configuration configuration = root.configuration();
        Path backup = root.terminal().directory().resolve(directory);
        Output output = Output.of(root.terminal(), json);
        BackupNote note = run(backup, configuration.dataDirectory(), output);
        if (output.isJson()) {
            output.json(note);
            return ExitCode.DONE.number();
        }
        output.line("Restored %s of %s into %s."
                .formatted(
                        Counted.of(note.files(), "file"),
                        note.begunAt(),
                        configuration.dataDirectory().resolve("postgres")));
        output.line("The account ledger %s was not touched."
                .formatted(configuration.headquarters().ledgerFile()));
        output.line("Start it as before, then look: tillbridge status, tillbridge verify");
        return ExitCode.DONE.number();
    }

    private BackupNote run(Path backup, Path dataDirectory, Output output) {
        if (!root.terminal().interactive() || output.isJson()) {
            return RestoreDataDirectory.run(backup, dataDirectory, CopyProgress.UNSEEN);
        }
        try (CopyBar bar = CopyBar.of("Restore")) {
            return RestoreDataDirectory.run(backup, dataDirectory, bar.progress());
        }
    }
}
