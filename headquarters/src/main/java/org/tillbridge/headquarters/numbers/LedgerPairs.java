package org.tillbridge.headquarters.numbers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The pairs of a ledger, for whoever checks them: reads the file and changes nothing, also while
/// headquarters appends to it. Only complete batches count.
///
/// Throws `LedgerDamaged` when a batch's sum is wrong, `LedgerUnreadable` when the file cannot be
/// read.
public record LedgerPairs(Path file) {

    private static final ErrorCode UNREADABLE = ErrorCode.outage("LedgerUnreadable");

    public boolean exists() {
        return Files.exists(file);
    }

    public UUID ledgerId() {
        return reading(() -> LedgerLines.ledgerIdOf(file));
    }

    public long bytes() {
        return reading(() -> Files.size(file));
    }

    /// Writes the lines from the beginning to `to`, where a batch ends; returns how far that was.
    public long writeUntil(long to, OutputStream out) {
        return reading(() -> LedgerLines.read(file, 0, to, out));
    }

    /// Writes the lines of the complete batches behind `from`, where a batch ends.
    public long writeFrom(long from, OutputStream out) {
        return reading(() -> LedgerLines.read(file, from, out));
    }

    /// Takes every pair the ledger holds out of the wanted ones: `legal_entity TAB customer_id TAB
    /// account_id`.
    void remove(Set<String> wanted) {
        writeFrom(0, new OutputStream() {
            private final ByteArrayOutputStream line = new ByteArrayOutputStream(96);

            @Override
            public void write(int next) {
                if (next != '\n') {
                    line.write(next);
                    return;
                }
                String text = line.toString(StandardCharsets.UTF_8);
                wanted.remove(text.substring(0, Math.max(0, text.lastIndexOf('\t'))));
                line.reset();
            }
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new TillbridgeException(UNREADABLE, "Cannot read the account ledger %s: %s".formatted(file, e), e);
        }
    }
}
