package org.tillbridge.headquarters.numbers;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The append-only file of all pairs (customer, account ID), kept outside the database and its
/// backups.
///
/// A pair is in the file, fsynced, before it leaves headquarters in any form (protocol N1). A batch
/// is its lines `legal_entity TAB customer_id TAB account_id TAB number`, closed by `#rows TAB
/// crc32c`; a batch without its closing line was never fsynced, so nothing of it has left, and it
/// is cut off when the file is opened.
public final class AccountLedger implements AutoCloseable {

    static final ErrorCode UNWRITABLE = ErrorCode.outage("LedgerUnwritable");
    static final ErrorCode DAMAGED = ErrorCode.data("LedgerDamaged");
    static final String HEADER = "tillbridge-account-ledger 1 ";

    private final Path file;
    private final FileChannel channel;
    private final UUID ledgerId;

    private AccountLedger(Path file, FileChannel channel, UUID ledgerId) {
        this.file = file;
        this.channel = channel;
        this.ledgerId = ledgerId;
    }

    /// Writes the pairs of one batch, in the lines described above.
    @FunctionalInterface
    public interface Pairs {
        /// Writes the lines and returns how many there were.
        long writeTo(OutputStream out) throws IOException;
    }

    public static boolean exists(Path file) {
        return Files.exists(file);
    }

    /// Starts a new ledger; it has its name only when it is complete. Throws `LedgerUnwritable`.
    public static AccountLedger create(Path file, UUID ledgerId) {
        try {
            Files.createDirectories(parentOf(file));
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.deleteIfExists(part);
            FileChannel channel = FileChannel.open(part, java.util.Set.of(CREATE_NEW, READ, WRITE), owner);
            channel.write(ByteBuffer.wrap((HEADER + ledgerId + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(parentOf(file), READ)) {
                directory.force(true);
            }
            return new AccountLedger(file, channel, ledgerId);
        } catch (IOException e) {
            throw new TillbridgeException(UNWRITABLE, "Cannot create the account ledger " + file + ": " + e, e);
        }
    }

    /// Opens the ledger after having read it to its end. Throws `LedgerDamaged` when a batch is not
    /// as it was written.
    public static AccountLedger open(Path file) {
        try {
            UUID ledgerId = LedgerLines.ledgerIdOf(file);
            long complete = LedgerLines.completeLength(file);
            FileChannel channel = FileChannel.open(file, READ, WRITE);
            channel.position(complete);
            return new AccountLedger(file, channel, ledgerId);
        } catch (IOException e) {
            throw new TillbridgeException(UNWRITABLE, "Cannot open the account ledger " + file + ": " + e, e);
        }
    }

    /// Cuts off a batch that a crash left unfinished. Only for a ledger that is known to be the
    /// right one: a damaged last batch looks like an unfinished one.
    void cutOffUnfinished() {
        try {
            if (bytes() < channel.size()) {
                channel.truncate(bytes());
                channel.force(true);
            }
        } catch (IOException e) {
            throw new TillbridgeException(UNWRITABLE, "Cannot cut back the account ledger " + file, e);
        }
    }

    /// Goes to where the database says the ledger ends: another headquarters process may have
    /// appended since. False when the file ends elsewhere: somebody appended and did not commit.
    ///
    /// Callers hold the row lock of `numbers.ledger`.
    public boolean goToEnd(long known) {
        try {
            channel.position(known);
            return channel.size() == known;
        } catch (IOException e) {
            throw new TillbridgeException(UNWRITABLE, "Cannot read the account ledger " + file, e);
        }
    }

    public Path file() {
        return file;
    }

    public UUID ledgerId() {
        return ledgerId;
    }

    /// How many bytes of complete batches the file holds.
    public long bytes() {
        try {
            return channel.position();
        } catch (IOException e) {
            throw new TillbridgeException(UNWRITABLE, "Cannot read the account ledger " + file, e);
        }
    }

    /// Appends one batch and returns only when it is on the disk. A failed append leaves the file
    /// as it was.
    ///
    /// Callers hold the row lock of `numbers.ledger` and have been at [#goToEnd]: one writer.
    public void append(Pairs pairs) {
        long before = bytes();
        try {
            var crc = new CRC32C();
            var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            long rows = pairs.writeTo(new CheckedOutputStream(new KeepOpen(out), crc));
            out.write("#%d\t%08x\n".formatted(rows, crc.getValue()).getBytes(StandardCharsets.UTF_8));
            out.flush();
            channel.force(false);
        } catch (IOException | RuntimeException e) {
            cutBackTo(before);
            throw new TillbridgeException(
                    UNWRITABLE, "Cannot append to the account ledger %s; nobody is numbered".formatted(file), e);
        }
    }

    private void cutBackTo(long length) {
        try {
            channel.truncate(length);
            channel.position(length);
            channel.force(true);
        } catch (IOException e) {
            throw new TillbridgeException(UNWRITABLE, "Cannot cut back the account ledger " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new TillbridgeException(UNWRITABLE, "Cannot close the account ledger " + file, e);
        }
    }

    private static Path parentOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new TillbridgeException(UNWRITABLE, "The account ledger needs a folder: " + file);
        }
        return parent;
    }

    private static final class KeepOpen extends FilterOutputStream {
        KeepOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {
            // The batch's closing line still follows.
        }
    }
}
