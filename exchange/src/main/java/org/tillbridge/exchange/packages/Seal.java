package org.tillbridge.exchange.packages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.tillbridge.kernel.digest.Sha256;

/// The ZIP's comment, which ends the file: the SHA-256 of every byte before it. One flipped bit
/// anywhere breaks it.
///
/// @param seal the sum of everything before the last sixty-four bytes
/// @param sha256 the sum of the whole file with `seal` in those bytes
/// @param written what stands in those bytes now
record Seal(String seal, String sha256, String written) {

    static final int HEX = 64;
    private static final String WORDS = "Tillbridge package, SHA-256 of all bytes before it: ";

    /// A comment of the right length, to be filled in by [#writeTo].
    static final String BLANK = WORDS + "0".repeat(HEX);

    static final int END_RECORD = 22 + BLANK.length();

    static Seal of(FileChannel file) throws IOException {
        long sealed = file.size() - HEX;
        var digest = Sha256.begin();
        addRange(digest, file, sealed);
        String seal = HexFormat.of().formatHex(copyOf(digest).digest());
        digest.update(seal.getBytes(StandardCharsets.US_ASCII));
        return new Seal(seal, HexFormat.of().formatHex(digest.digest()), tailOf(file, sealed));
    }

    boolean isIntact() {
        return seal.equals(written);
    }

    void writeTo(FileChannel file) throws IOException {
        var text = ByteBuffer.wrap(seal.getBytes(StandardCharsets.US_ASCII));
        long at = file.size() - HEX;
        while (text.hasRemaining()) {
            at += file.write(text, at);
        }
    }

    private static void addRange(MessageDigest digest, FileChannel file, long end) throws IOException {
        var buffer = ByteBuffer.allocate(1 << 16);
        long at = 0;
        while (at < end) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
            readFully(file, buffer, at);
            at += buffer.limit();
            digest.update(buffer.flip());
        }
    }

    private static String tailOf(FileChannel file, long from) throws IOException {
        var tail = ByteBuffer.allocate(HEX);
        readFully(file, tail, from);
        return new String(tail.array(), StandardCharsets.ISO_8859_1);
    }

    /// Fills the buffer from a place in the file.
    static void readFully(FileChannel file, ByteBuffer buffer, long from) throws IOException {
        while (buffer.hasRemaining()) {
            if (file.read(buffer, from + buffer.position()) < 0) {
                throw new IOException("The file became shorter while it was read");
            }
        }
    }

    private static MessageDigest copyOf(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's SHA-256 can be copied", e);
        }
    }
}
