package org.tillbridge.exchange.packages;

/// What a reader accepts at most. A package that declares more is refused before a byte of it is
/// inflated.
///
/// @param entries streams in a package
/// @param entryBytes uncompressed bytes of one stream
/// @param totalBytes uncompressed bytes of all streams
/// @param rowBytes the longest row as `COPY` writes it
public record PackageLimits(int entries, long entryBytes, long totalBytes, int rowBytes) {

    static final int MANIFEST_BYTES = 1 << 20;
    static final int MANIFEST_DEPTH = 32;
    static final int ZSTD_WINDOW_LOG = 23;

    /// Real tables stay far below; beyond it somebody sends a bomb. Small streams may be as
    /// uniform as they like.
    static final long RATIO = 200;

    static final long RATIO_FROM_BYTES = 64L << 20;

    public PackageLimits {
        if (entries < 1 || entryBytes < 1 || totalBytes < entryBytes || rowBytes < 1) {
            throw new IllegalArgumentException(
                    "Not limits: %d %d %d %d".formatted(entries, entryBytes, totalBytes, rowBytes));
        }
    }

    /// For what stores send: sessions of at most 20,000 rows or 16 MB, so 64 MB is a mistake or
    /// an attack.
    public static PackageLimits forUploads() {
        return new PackageLimits(64, 64L << 20, 64L << 20, 4 << 20);
    }

    /// For what headquarters sends: a full package may hold every customer of a chain.
    public static PackageLimits forDownloads() {
        return new PackageLimits(256, 256L << 30, 256L << 30, 4 << 20);
    }
}
