package org.tillbridge.app.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tillbridge.exchange.packages.Manifest;
import org.tillbridge.exchange.packages.PackageLimits;
import org.tillbridge.exchange.packages.PackageReader;
import org.tillbridge.exchange.packages.TableContent;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge package show FILE`: what is in a package, and that it is whole. Shows no row: rows
/// are personal data.
@Command(
        name = "show",
        description = {
            "Says what is in a package, and reads it to its end: every sum is verified.",
            "Rows are not shown; they are personal data."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge package show data/packages/package-0199….zip"})
final class PackageShowCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private PackageCommand command;

    @Parameters(paramLabel = "FILE", description = "The package.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path file;

    @Option(names = "--json", description = "Prints the manifest as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Output output = Output.of(command.root().terminal(), json);
        Path path = command.root().terminal().directory().resolve(file).normalize();
        try (PackageReader reader = PackageReader.open(path, PackageLimits.forDownloads())) {
            Manifest manifest = reader.manifest();
            manifest.tables().forEach(content -> readToItsEnd(reader, content));
            if (output.isJson()) {
                output.json(manifest);
            } else {
                print(output, manifest);
            }
        }
        return ExitCode.DONE.number();
    }

    private static void readToItsEnd(PackageReader reader, TableContent content) {
        try (InputStream rows = reader.content(content)) {
            rows.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.outage("FileUnreadable"), "Cannot read %s: %s".formatted(content.entry(), e), e);
        }
    }

    private static void print(Output output, Manifest manifest) {
        output.line("%s %s of job %s, made by %s for %s at %s"
                .formatted(
                        manifest.full() ? "Full package" : name(manifest),
                        manifest.id(),
                        manifest.job(),
                        manifest.sender(),
                        manifest.channelGroup() == null ? manifest.legalEntity() : "group " + manifest.channelGroup(),
                        manifest.createdAt()));
        output.line("Follows: %s".formatted(manifest.predecessor() == null ? "nothing" : manifest.predecessor()));
        output.table(
                List.of("TABLE", "WHAT", "ROWS", "BYTES", "COMPRESSED", "COLUMNS", "KEY"),
                manifest.tables().stream().map(PackageShowCommand::row).toList());
        output.line("Whole: the seal, every size and every sum agree.");
    }

    private static String name(Manifest manifest) {
        return switch (manifest.purpose()) {
            case UPLOAD -> "Session";
            case DOWNLOAD -> "Package";
            case ANSWERS -> "Answers to package";
        };
    }

    private static List<String> row(TableContent content) {
        return List.of(
                content.table(),
                content.role().name().toLowerCase(java.util.Locale.ROOT),
                Counted.number(content.rows()),
                Counted.number(content.bytes()),
                Counted.number(content.compressedBytes()),
                Counted.number(content.columns().size()),
                content.key().isEmpty() ? "–" : String.join(", ", content.key()));
    }
}
