package org.tillbridge.exchange.sessions;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// A `COPY` stream without the rows that no database can read: with a NUL, with bytes that are no
/// UTF-8, with too few or too many columns. They are handed to whoever keeps them, and counted.
final class ReadableRows extends InputStream {

    private final InputStream rows;
    private final int columns;
    private final Consumer<CopiedLine> unreadable;
    /// Mutable, like any stream: the line at hand and how much of it was read.
    private byte[] line = new byte[0];

    private int position;
    private long leftOut;

    ReadableRows(InputStream rows, int columns, Consumer<CopiedLine> unreadable) {
        this.rows = new BufferedInputStream(rows, 1 << 16);
        this.columns = columns;
        this.unreadable = unreadable;
    }

    long leftOut() {
        return leftOut;
    }

    @Override
    public int read() throws IOException {
        return hasLine() ? line[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (!hasLine()) {
            return -1;
        }
        int count = Math.min(length, line.length - position);
        System.arraycopy(line, position, into, offset, count);
        position += count;
        return count;
    }

    private boolean hasLine() throws IOException {
        while (position == line.length) {
            line = nextLine();
            position = 0;
            if (line.length == 0) {
                return false;
            }
            var copied = CopiedLine.of(line);
            if (!copied.isReadable(columns)) {
                unreadable.accept(copied);
                leftOut++;
                position = line.length;
            }
        }
        return true;
    }

    /// Up to the line feed that ends it; one behind a backslash is a part of a value.
    private byte[] nextLine() throws IOException {
        var bytes = new ByteArrayOutputStream();
        boolean escaped = false;
        for (int read = rows.read(); read >= 0; read = rows.read()) {
            bytes.write(read);
            if (read == '\n' && !escaped) {
                break;
            }
            escaped = read == '\\' && !escaped;
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
