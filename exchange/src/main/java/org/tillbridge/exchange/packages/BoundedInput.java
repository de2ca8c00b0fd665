package org.tillbridge.exchange.packages;

import java.io.IOException;
import java.io.InputStream;

/// An entry's bytes and not one more than it declared.
final class BoundedInput extends InputStream {

    private final InputStream entry;
    private final Runnable onExcess;
    private long left;

    BoundedInput(InputStream entry, long bytes, Runnable onExcess) {
        this.entry = entry;
        this.left = bytes;
        this.onExcess = onExcess;
    }

    /// How many declared bytes nobody has read.
    long left() {
        return left;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = entry.read(into, from, length);
        if (read < 0) {
            return -1;
        }
        left -= read;
        if (left < 0) {
            onExcess.run();
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        entry.close();
    }
}
