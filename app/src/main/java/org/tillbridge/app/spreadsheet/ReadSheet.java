package org.tillbridge.app.spreadsheet;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Reads a CSV file row by row: UTF-8, a line of column names first, may be packed with gzip.
public final class ReadSheet implements AutoCloseable {

    private static final ErrorCode UNREADABLE = ErrorCode.user("SheetUnreadable");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final CountingStream bytes;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;

    private ReadSheet(Path file, CountingStream bytes, CSVParser parser) {
        this.file = file;
        this.bytes = bytes;
        this.parser = parser;
        this.records = parser.iterator();
        this.columns = next().map(Row::cells).orElseThrow(() -> unreadable("is empty", null)).stream()
                .map(name -> name.replace(BYTE_ORDER_MARK, "").strip())
                .toList();
    }

    /// @param line in the file, where it begins
    public record Row(long line, List<String> cells) {}

    /// Throws `SheetUnreadable`.
    public static ReadSheet open(Path file, char separator) {
        try {
            var bytes = new CountingStream(new BufferedInputStream(Files.newInputStream(file)));
            InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
            Reader reader = new InputStreamReader(
                    text,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
            CSVFormat format =
                    CSVFormat.RFC4180.builder().setDelimiter(separator).get();
            return new ReadSheet(
                    file,
                    bytes,
                    CSVParser.builder().setReader(reader).setFormat(format).get());
        } catch (NoSuchFileException e) {
            throw new TillbridgeException(UNREADABLE, "There is no file " + file, e);
        } catch (IOException e) {
            throw new TillbridgeException(UNREADABLE, "Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    public List<String> columns() {
        return columns;
    }

    /// The next row; empty at the end. Throws `SheetUnreadable` where the file is no CSV.
    public Optional<Row> next() {
        try {
            long line = parser.getCurrentLineNumber() + 1;
            while (records.hasNext()) {
                CSVRecord read = records.next();
                if (read.size() > 1 || !read.get(0).isEmpty()) {
                    return Optional.of(
                            new Row(line, read.stream().map(SheetCell::read).toList()));
                }
                line = parser.getCurrentLineNumber() + 1;
            }
            return Optional.empty();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw unreadable(
                    "is no CSV in UTF-8 at line %d (%s); save it as such"
                            .formatted(parser.getCurrentLineNumber() + 1, e.getMessage()),
                    e);
        }
    }

    /// How many bytes of the file were read.
    public long bytesRead() {
        return bytes.read;
    }

    private TillbridgeException unreadable(String why, @Nullable RuntimeException cause) {
        return new TillbridgeException(UNREADABLE, "%s %s".formatted(file, why), cause);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new TillbridgeException(UNREADABLE, "Cannot close %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static final class CountingStream extends FilterInputStream {
        /// Mutable: grows with what is read.
        private long read;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            read += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            read += Math.max(count, 0);
            return count;
        }
    }
}
