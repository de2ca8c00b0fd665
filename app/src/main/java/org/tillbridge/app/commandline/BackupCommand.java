package org.tillbridge.app.commandline;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.tillbridge.app.backups.BackUpDataDirectory;
import org.tillbridge.app.backups.BackupNote;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.kernel.postgres.CopyProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge backup`: copies the embedded databases while they run.
@Command(
        name = "backup",
        description =
                "Backs up the embedded databases of this data directory into a new folder, while they run. The account "
                        + "ledger is left out on purpose: it must stay newer than the database. If headquarters is among "
                        + "the databases, it notes the backup, and stores may forget what the oldest backup kept contains.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge backup /backup/2026-11-21",
            "  tillbridge backups                       the backups headquarters knows of",
            "  tillbridge restore /backup/2026-11-21    into an empty data directory"
        })
final class BackupCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Parameters(paramLabel = "DIRECTORY", description = "A folder that is not there yet, or empty.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path directory;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Configuration configuration = root.configuration();
        Path target = root.terminal().directory().resolve(directory);
        var backUp = new BackUpDataDirectory(configuration.dataDirectory(), target, InstantSource.system());
        Output output = Output.of(root.terminal(), json);
        BackupNote note = run(backUp, output);
        if (output.isJson()) {
            output.json(note);
            return ExitCode.DONE.number();
        }
        output.line("Backed up to %s: %s, %s."
                .formatted(target, Counted.of(note.files(), "file"), Counted.megabytes(note.bytes())));
        output.line("The account ledger %s is not in it: copy it by itself, and after this backup."
                .formatted(configuration.headquarters().ledgerFile()));
        if (note.headquarters()) {
            output.line("Headquarters counts on this backup until: tillbridge backups forget " + note.backupId());
        }
        return ExitCode.DONE.number();
    }

    private BackupNote run(BackUpDataDirectory backUp, Output output) {
        if (!root.terminal().interactive() || output.isJson()) {
            return backUp.run(CopyProgress.UNSEEN);
        }
        try (CopyBar bar = CopyBar.of("Backup")) {
            return backUp.run(bar.progress());
        }
    }
}
