package org.tillbridge.exchange.packages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A received file whose seal holds: what is in it is what its sender wrote, whoever that is.
record SealedFile(long bytes, String sha256) {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ENTRIES_AT = 10;
    private static final int DIRECTORY_BYTES_AT = 12;
    private static final int COMMENT_AT = 20;

    /// Far more than a name of ours and its header need.
    private static final int BYTES_PER_ENTRY = 512;

    /// Looks at the seal and at the size of the ZIP's directory, before anything reads the
    /// directory into memory.
    static SealedFile verify(Path file, PackageLimits limits) {
        try (var channel = FileChannel.open(file)) {
            if (channel.size() < Seal.END_RECORD) {
                throw PackageErrors.damaged(file, "the file", "shorter than any package");
            }
            ByteBuffer end = endRecord(file, channel);
            var seal = Seal.of(channel);
            if (!seal.isIntact()) {
                throw PackageErrors.damaged(file, "the file", "its SHA-256 is not the one its seal says");
            }
            requireSmallDirectory(file, end, limits);
            return new SealedFile(channel.size(), seal.sha256());
        } catch (IOException e) {
            throw PackageErrors.damaged(file, "the file", "it cannot be read (%s)".formatted(e), e);
        }
    }

    private static ByteBuffer endRecord(Path file, FileChannel channel) throws IOException {
        var end = ByteBuffer.allocate(COMMENT_AT + 2).order(ByteOrder.LITTLE_ENDIAN);
        Seal.readFully(channel, end, channel.size() - Seal.END_RECORD);
        int comment = Short.toUnsignedInt(end.getShort(COMMENT_AT));
        if (end.getInt(0) != END_SIGNATURE || comment != Seal.BLANK.getBytes(StandardCharsets.US_ASCII).length) {
            throw PackageErrors.damaged(file, "the file", "it does not end with a seal");
        }
        return end;
    }

    private static void requireSmallDirectory(Path file, ByteBuffer end, PackageLimits limits) {
        int entries = Short.toUnsignedInt(end.getShort(ENTRIES_AT));
        long directory = Integer.toUnsignedLong(end.getInt(DIRECTORY_BYTES_AT));
        if (entries > limits.entries() + 1 || directory > (limits.entries() + 1L) * BYTES_PER_ENTRY) {
            throw PackageErrors.tooLarge(file, "it has %d entries".formatted(entries));
        }
    }
}
