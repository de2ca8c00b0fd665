package org.tillbridge.exchange.packages;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.tillbridge.kernel.digest.Sha256;

/// What is counted and summed of a `COPY` stream while it passes, at the sender and at the
/// receiver alike.
///
/// `COPY` escapes line ends inside of values, so each line end is the end of a row.
final class Sums {

    private final CRC32C crc = new CRC32C();
    private final MessageDigest sha = Sha256.begin();
    private long bytes;
    private long rows;
    private long openRow;
    private long longestRow;

    void add(byte[] content, int from, int length) {
        crc.update(content, from, length);
        sha.update(content, from, length);
        bytes += length;
        countRows(content, from, from + length);
    }

    private void countRows(byte[] content, int from, int end) {
        int start = from;
        for (int i = from; i < end; i++) {
            if (content[i] == '\n') {
                rows++;
                longestRow = Math.max(longestRow, openRow + i - start + 1);
                openRow = 0;
                start = i + 1;
            }
        }
        openRow += end - start;
        longestRow = Math.max(longestRow, openRow);
    }

    long bytes() {
        return bytes;
    }

    long rows() {
        return rows;
    }

    long longestRow() {
        return longestRow;
    }

    boolean endsWithinRow() {
        return openRow > 0;
    }

    String crc32c() {
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /// Ends the sum: nothing can be added afterwards.
    String sha256() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
