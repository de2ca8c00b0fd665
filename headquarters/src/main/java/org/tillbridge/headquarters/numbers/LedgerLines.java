package org.tillbridge.headquarters.numbers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.TillbridgeException;

/// Reads the lines of an account ledger, batch by batch, without holding more than one line in
/// memory.
final class LedgerLines {

    private static final int LONGEST_LINE = 4096;

    private LedgerLines() {}

    static UUID ledgerIdOf(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] line = readLine(file, in);
            String header = line == null ? "" : new String(line, StandardCharsets.UTF_8);
            if (!header.startsWith(AccountLedger.HEADER)) {
                throw damaged(file, 0);
            }
            return UUID.fromString(header.substring(AccountLedger.HEADER.length()));
        } catch (IllegalArgumentException e) {
            throw damaged(file, 0);
        }
    }

    /// The length of the file up to its last complete batch.
    static long completeLength(Path file) throws IOException {
        return read(file, 0, OutputStream.nullOutputStream());
    }

    /// Writes the pairs behind `from` (a batch border, or 0 for all) to `out`; returns where the
    /// last batch ends.
    static long read(Path file, long from, OutputStream out) throws IOException {
        return read(file, from, Long.MAX_VALUE, out);
    }

    /// As [#read(Path, long, OutputStream)], and stops at `to`, the end of a batch.
    static long read(Path file, long from, long to, OutputStream out) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.skipNBytes(from);
            long position = from;
            long complete = from;
            var crc = new CRC32C();
            long rows = 0;
            for (byte[] line = readLine(file, in); line != null && complete < to; line = readLine(file, in)) {
                position += line.length + 1L;
                if (complete == 0) {
                    complete = position;
                } else if (line.length > 0 && line[0] == '#') {
                    requireClosing(file, position, line, "#%d\t%08x".formatted(rows, crc.getValue()));
                    complete = position;
                    crc.reset();
                    rows = 0;
                } else {
                    crc.update(line);
                    crc.update('\n');
                    rows++;
                    out.write(line);
                    out.write('\n');
                }
            }
            return complete;
        }
    }

    private static void requireClosing(Path file, long position, byte[] line, String expected) {
        if (!expected.equals(new String(line, StandardCharsets.UTF_8))) {
            throw damaged(file, position);
        }
    }

    /// A line without its end, or null at the end of the file; an unfinished last line counts as
    /// the end, however long it is.
    private static byte @Nullable [] readLine(Path file, InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(96);
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n' && line.size() <= LONGEST_LINE) {
                return line.toByteArray();
            }
            if (next == '\n') {
                throw damaged(file);
            }
            if (line.size() <= LONGEST_LINE) {
                line.write(next);
            }
        }
        return null;
    }

    private static TillbridgeException damaged(Path file) {
        return new TillbridgeException(
                AccountLedger.DAMAGED,
                "The account ledger %s is damaged: a line is too long; put back an undamaged copy, nobody is numbered until then"
                        .formatted(file));
    }

    private static TillbridgeException damaged(Path file, long position) {
        return new TillbridgeException(
                AccountLedger.DAMAGED,
                "The account ledger %s is damaged before byte %d; put back an undamaged copy, nobody is numbered until then"
                        .formatted(file, position));
    }
}
