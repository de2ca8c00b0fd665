package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Copies files and keeps their sums, so that a restore knows whether a backup is as it was
/// written: one line `crc32c TAB bytes TAB path` for each.
final class CopiedFiles {

    static final String LIST = "files.txt";
    private static final ErrorCode DAMAGED = ErrorCode.data("BackupDamaged");
    private static final int BUFFER = 1 << 20;
    private static final int AT_ONCE = 32;

    /// Mutable: grows with each file.
    private final List<String> lines = new ArrayList<>();

    private final CopyProgress progress;
    private final long expected;
    private final byte[] buffer = new byte[BUFFER];
    private long bytes;

    CopiedFiles(CopyProgress progress, long expected) {
        this.progress = progress;
        this.expected = expected;
    }

    long bytes() {
        return bytes;
    }

    long files() {
        return lines.size();
    }

    /// Copies one file; it is on the disk after [#synchronize].
    void copy(Path from, Path to, String name) throws IOException {
        try (InputStream in = Files.newInputStream(from)) {
            write(in, to, name);
        }
    }

    void write(InputStream in, Path to, String name) throws IOException {
        var crc = new CRC32C();
        long size = 0;
        try (FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
                out.write(ByteBuffer.wrap(buffer, 0, read));
                size += read;
            }
        }
        bytes += size;
        lines.add("%08x\t%d\t%s".formatted(crc.getValue(), size, name));
        progress.copied(bytes, Math.max(bytes, expected));
    }

    void writeList(Path folder) throws IOException {
        Files.write(folder.resolve(LIST), lines);
        synchronize(folder);
    }

    /// Everything below a folder reaches the disk. Many files at once: a file system writes them in
    /// a few turns.
    static void synchronize(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        List<Callable<Boolean>> tasks = new ArrayList<>();
        files.forEach(file -> tasks.add(() -> force(file)));
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Boolean> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("Cannot write to the disk: " + e.getCause(), e);
        } catch (InterruptedException e) {
            throw RunCommand.interrupted(List.of("backup"), e);
        }
    }

    private static boolean force(Path file) throws IOException {
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        return true;
    }

    /// Throws `BackupDamaged` when what was copied is not what the backup's list says.
    void requireSame(Path backup) throws IOException {
        List<String> written =
                Files.readAllLines(backup.resolve(LIST)).stream().sorted().toList();
        List<String> found = lines.stream().sorted().toList();
        if (!written.equals(found)) {
            String first = written.stream()
                    .filter(line -> !found.contains(line))
                    .findFirst()
                    .orElse("a file that is not in its list");
            throw new TillbridgeException(
                    DAMAGED,
                    "The backup %s is not as it was written (%s); nothing was restored, take another one"
                            .formatted(backup, first.substring(first.lastIndexOf('\t') + 1)));
        }
    }
}
