package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tillbridge.kernel.error.TillbridgeException;

/// Says which process owns a data directory. The kernel lets go of it however the process ends.
final class DirectoryLock implements AutoCloseable {

    // Static, because the lock belongs to the process too: closing any other channel of the file in this process
    // would release it, so a second one must not even be opened.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Takes the lock or says which process has it.
    static DirectoryLock acquire(DataDirectory data) {
        Path file = data.lock();
        if (!HELD_HERE.add(file)) {
            throw inUse(data, String.valueOf(ProcessHandle.current().pid()));
        }
        try {
            return lock(data, file);
        } catch (IOException e) {
            HELD_HERE.remove(file);
            throw PostgresErrors.file(file, e);
        } catch (RuntimeException e) {
            HELD_HERE.remove(file);
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw PostgresErrors.file(file, e);
        } finally {
            HELD_HERE.remove(file);
        }
    }

    private static DirectoryLock lock(DataDirectory data, Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(data, Files.readString(file).strip());
        }
        channel.truncate(0);
        String owner = String.valueOf(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)), 0);
        return new DirectoryLock(file, channel);
    }

    private static TillbridgeException inUse(DataDirectory data, String owner) {
        return new TillbridgeException(
                PostgresErrors.DIRECTORY_IN_USE,
                "%s is already in use by process %s; stop that one first or choose another data directory"
                        .formatted(data.root(), owner));
    }
}
