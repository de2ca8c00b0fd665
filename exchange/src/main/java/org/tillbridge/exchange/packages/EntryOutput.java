package org.tillbridge.exchange.packages;

import java.io.IOException;
import java.io.OutputStream;

/// The open entry of a ZIP as a stream of its own: counts what goes in, and closing it leaves the
/// ZIP open.
final class EntryOutput extends OutputStream {

    private final OutputStream zip;
    private long bytes;

    EntryOutput(OutputStream zip) {
        this.zip = zip;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] content, int from, int length) throws IOException {
        zip.write(content, from, length);
        bytes += length;
    }
}
