package org.tillbridge.exchange.packages;

import java.io.IOException;
import java.io.OutputStream;

/// Sums what passes, before it is compressed.
final class SummedOutput extends OutputStream {

    private final OutputStream next;
    private final Sums sums;

    SummedOutput(OutputStream next, Sums sums) {
        this.next = next;
        this.sums = sums;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] content, int from, int length) throws IOException {
        sums.add(content, from, length);
        next.write(content, from, length);
    }

    @Override
    public void flush() throws IOException {
        next.flush();
    }
}
