package org.tillbridge.headquarters.numbers;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.TillbridgeException;

/// Says which process writes an account ledger: a lock on a file beside it, which the system lets
/// go of however the process ends. Not on the ledger itself: closing any reader of it would release
/// the lock.
final class LedgerLock implements AutoCloseable {

    // Static, because the lock belongs to the process: closing a second channel of the file would release it.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private LedgerLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Empty while another process has it.
    static Optional<LedgerLock> tryLock(Path ledger) {
        Path file = ledger.toAbsolutePath().resolveSibling(ledger.getFileName() + ".lock");
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        Optional<LedgerLock> locked = Optional.empty();
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            locked = Optional.ofNullable(lock(file));
            return locked;
        } catch (IOException | OverlappingFileLockException e) {
            throw new TillbridgeException(
                    AccountLedger.UNWRITABLE, "Cannot lock %s beside the account ledger: %s".formatted(file, e), e);
        } finally {
            if (locked.isEmpty()) {
                HELD_HERE.remove(file);
            }
        }
    }

    private static @Nullable LedgerLock lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, CREATE, WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
            return lock == null ? null : new LedgerLock(file, channel);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new TillbridgeException(AccountLedger.UNWRITABLE, "Cannot let go of " + file, e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
