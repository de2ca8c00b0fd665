package org.tillbridge.exchange.packages;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.tillbridge.kernel.error.TillbridgeException;

/// The inflated rows of one stream. Ends only when everything the manifest declares about it was
/// seen to be true.
final class VerifiedInput extends InputStream {

    private final Path file;
    private final TableContent content;
    private final int longestRow;
    private final BoundedInput compressed;
    private final ZstdInputStreamNoFinalizer zstd;
    private final Sums sums = new Sums();
    private boolean verified;

    VerifiedInput(Path file, TableContent content, int longestRow, InputStream entry) throws IOException {
        this.file = file;
        this.content = content;
        this.longestRow = longestRow;
        this.compressed = new BoundedInput(
                entry,
                content.compressedBytes(),
                () -> requireEqual("compressed bytes", content.compressedBytes(), "more"));
        this.zstd = new ZstdInputStreamNoFinalizer(compressed).setLongMax(PackageLimits.ZSTD_WINDOW_LOG);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (verified || length == 0) {
            return verified ? -1 : 0;
        }
        int read = inflate(into, from, length);
        if (read < 0) {
            verify();
            return -1;
        }
        sums.add(into, from, read);
        requireBounds();
        return read;
    }

    @Override
    public void close() {
        try {
            zstd.close();
        } catch (IOException e) {
            throw PackageErrors.damaged(file, content.entry(), "it cannot be closed", e);
        }
    }

    private int inflate(byte[] into, int from, int length) {
        try {
            return zstd.read(into, from, length);
        } catch (ZstdIOException e) {
            throw PackageErrors.damaged(
                    file, content.entry(), "it cannot be inflated (%s)".formatted(e.getMessage()), e);
        } catch (IOException e) {
            throw PackageErrors.damaged(file, content.entry(), "it cannot be read (%s)".formatted(e.getMessage()), e);
        }
    }

    private void requireBounds() {
        if (sums.bytes() > content.bytes()) {
            throw differs("bytes", content.bytes(), "more");
        }
        if (sums.longestRow() > longestRow) {
            throw PackageErrors.tooLarge(
                    file, "%s has a row of more than %d bytes".formatted(content.entry(), longestRow));
        }
    }

    private void verify() {
        requireEqual("bytes", content.bytes(), sums.bytes());
        requireEqual("compressed bytes left over", 0L, compressed.left());
        requireEqual("rows", content.rows(), sums.rows());
        requireEqual("CRC32C", content.crc32c(), sums.crc32c());
        requireEqual("SHA-256", content.sha256(), sums.sha256());
        verified = true;
    }

    private void requireEqual(String what, Object declared, Object found) {
        if (!declared.equals(found)) {
            throw differs(what, declared, found);
        }
    }

    private TillbridgeException differs(String what, Object declared, Object found) {
        return PackageErrors.damaged(
                file, content.entry(), "%s declared as %s, found %s".formatted(what, declared, found));
    }
}
