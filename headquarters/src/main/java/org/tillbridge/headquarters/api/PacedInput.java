package org.tillbridge.headquarters.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Bytes that cross a network. Who is slower than the slowest line there is, for longer than a
/// moment, is cut off: it would hold a place that others need.
final class PacedInput extends FilterInputStream {

    static final ErrorCode TOO_SLOW = ErrorCode.outage("LineTooSlow");

    private static final long SLOWEST_BYTES_PER_SECOND = 256;
    private static final long MOMENT_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final String what;
    private final LongSupplier nanoTime;
    private final long begun;
    private long bytes;

    PacedInput(InputStream in, String what, LongSupplier nanoTime) {
        super(in);
        this.what = what;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    @Override
    public int read() throws IOException {
        requirePace();
        int read = in.read();
        bytes += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        requirePace();
        int read = in.read(buffer, offset, length);
        bytes += Math.max(0, read);
        return read;
    }

    private void requirePace() {
        long nanos = nanoTime.getAsLong() - begun;
        if (nanos > MOMENT_NANOS && bytes < nanos / 1e9 * SLOWEST_BYTES_PER_SECOND) {
            throw new TillbridgeException(
                    TOO_SLOW,
                    "%s came to %d bytes in %d s, less than %d a second; the call is ended and the store begins it again. Look at its line"
                            .formatted(what, bytes, nanos / 1_000_000_000L, SLOWEST_BYTES_PER_SECOND));
        }
    }
}
