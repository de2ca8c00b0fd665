package org.tillbridge.app.spreadsheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Writes a CSV file row by row; no cell of it is run by a spreadsheet. It has its name only when it
/// is complete, and only its owner reads it: rows are personal data.
public final class WriteSheet implements AutoCloseable {

    private static final ErrorCode UNWRITABLE = ErrorCode.user("SheetUnwritable");

    private final Path file;
    private final Path part;
    private final CSVPrinter printer;

    private WriteSheet(Path file, Path part, CSVPrinter printer) {
        this.file = file;
        this.part = part;
        this.printer = printer;
    }

    /// Throws `SheetUnwritable`.
    public static WriteSheet create(Path file, List<String> columns) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part);
            if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(
                        part, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
            }
            BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
            var sheet = new WriteSheet(file, part, new CSVPrinter(out, CSVFormat.RFC4180));
            sheet.row(columns);
            return sheet;
        } catch (IOException e) {
            throw new TillbridgeException(UNWRITABLE, "Cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    public void row(List<String> cells) {
        try {
            printer.printRecord(cells.stream().map(SheetCell::written).toList());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// Gives the file its name.
    public void complete() {
        try {
            printer.close(true);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// What is not complete goes away.
    @Override
    public void close() {
        try {
            printer.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private TillbridgeException failed(IOException cause) {
        return new TillbridgeException(UNWRITABLE, "Cannot write %s: %s".formatted(file, cause.getMessage()), cause);
    }
}
