package org.tillbridge.exchange.packages;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes one package: its streams in the order given, then the manifest, then the seal.
///
/// The file has its name only when it is complete and on the disk; before it is `name.part`. A
/// writer that is closed without [#finish] leaves nothing. Memory does not depend on the size.
public final class PackageWriter implements AutoCloseable {

    static final String MANIFEST = "manifest.json";
    private static final int ZSTD_LEVEL = 3;
    private static final int BUFFER = 1 << 16;

    /// Equal content gives equal bytes: no entry carries the time of its writing.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Path file;
    private final Path part;
    private final Life life;
    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final List<TableContent> tables = new ArrayList<>();

    private PackageWriter(Path file, Path part, Life life, FileChannel channel) {
        this.file = file;
        this.part = part;
        this.life = life;
        this.channel = channel;
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
        this.zip.setLevel(0);
        this.zip.setComment(Seal.BLANK);
    }

    private enum Life {
        KEPT,
        SENT_AND_DELETED
    }

    /// Begins a package. A `.part` that a killed process left is overwritten.
    public static PackageWriter create(Path file) {
        return create(file, Life.KEPT);
    }

    /// Begins a package that is sent and deleted, and built anew after a crash: nothing waits for
    /// the disk.
    public static PackageWriter createToSend(Path file) {
        return create(file, Life.SENT_AND_DELETED);
    }

    private static PackageWriter create(Path file, Life life) {
        Path whole = file.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            return new PackageWriter(
                    whole,
                    part,
                    life,
                    FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw PackageErrors.notWritten(file, e);
        }
    }

    /// What a stream is of.
    ///
    /// @param key the columns that identify a row; empty: the receiver knows
    public record Stream(String table, Role role, List<Column> columns, List<String> key) {}

    /// Writes a stream whose key the receiver knows.
    public TableContent table(String table, Role role, List<Column> columns, CopyOut rows) {
        return table(new Stream(table, role, columns, List.of()), rows);
    }

    /// Writes the rows of one table. Returns what the manifest will say about them.
    public TableContent table(Stream stream, CopyOut rows) {
        String table = stream.table();
        try {
            zip.putNextEntry(entry(TableContent.entry(table, stream.role())));
            var compressed = new EntryOutput(zip);
            var sums = new Sums();
            long count = compress(compressed, sums, rows);
            zip.closeEntry();
            if (count != sums.rows() || sums.endsWithinRow()) {
                throw PackageErrors.miscounted(file, table, count, sums.rows());
            }
            var content = contentOf(stream, sums, compressed.bytes());
            tables.add(content);
            return content;
        } catch (SQLException e) {
            throw PackageErrors.notBuilt(file, table, e);
        } catch (IOException e) {
            throw PackageErrors.notWritten(file, e);
        }
    }

    /// Writes the manifest with the tables written so far, seals the file and gives it its name.
    public SealedPackage finish(Manifest manifest) {
        var complete = manifest.withTables(tables);
        try {
            zip.putNextEntry(entry(MANIFEST));
            zip.write(ManifestJson.write(complete));
            zip.closeEntry();
            zip.finish();
            zip.flush();
            var seal = Seal.of(channel);
            seal.writeTo(channel);
            if (life == Life.KEPT) {
                channel.force(true);
            }
            long bytes = channel.size();
            zip.close();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (life == Life.KEPT) {
                forceDirectory(file.resolveSibling(""));
            }
            return new SealedPackage(file, bytes, seal.sha256(), complete);
        } catch (IOException e) {
            throw PackageErrors.notWritten(file, e);
        }
    }

    /// Leaves the finished package, or nothing.
    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw PackageErrors.notWritten(file, e);
        }
    }

    private static long compress(EntryOutput entry, Sums sums, CopyOut rows) throws IOException, SQLException {
        try (var zstd = new ZstdOutputStreamNoFinalizer(entry, ZSTD_LEVEL);
                var out = new BufferedOutputStream(new SummedOutput(zstd, sums), BUFFER)) {
            return rows.writeTo(out);
        }
    }

    private static TableContent contentOf(Stream stream, Sums sums, long compressedBytes) {
        return new TableContent(
                stream.table(),
                stream.role(),
                stream.columns(),
                stream.key(),
                sums.rows(),
                sums.bytes(),
                compressedBytes,
                sums.crc32c(),
                sums.sha256());
    }

    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    /// On Windows a directory cannot be opened; its file system keeps the order by itself.
    private static void forceDirectory(Path directory) throws IOException {
        if (File.separatorChar == '\\') {
            return;
        }
        try (var opened = FileChannel.open(directory, StandardOpenOption.READ)) {
            opened.force(true);
        }
    }
}
