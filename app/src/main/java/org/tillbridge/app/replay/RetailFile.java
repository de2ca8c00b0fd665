package org.tillbridge.app.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The file of sales lines, as UCI publishes "Online Retail": sorted by day; read a day at a time.
final class RetailFile {

    private static final ErrorCode UNREADABLE = ErrorCode.user("RetailFileUnreadable");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int DATE_LENGTH = 10;

    private final Path file;
    private final Span span;

    /// @param last the last day that is read
    record Span(LocalDate last) {

        boolean has(LocalDate date) {
            return !date.isAfter(last);
        }
    }

    /// What there is to do.
    ///
    /// @param countries the stores, in the order of their names
    record Extent(SortedSet<String> countries, long invoices, long lines, LocalDate first, LocalDate last) {}

    RetailFile(Path file, Span span) {
        this.file = file;
        this.span = span;
    }

    /// Does something with each day, in order.
    interface EachDay {
        void run(LocalDate date, List<RetailInvoice> invoices);
    }

    /// The day the file begins with.
    static LocalDate firstDay(Path file) {
        try (CSVParser parser = open(file)) {
            return LocalDate.parse(parser.iterator().next().get("InvoiceDate").substring(0, DATE_LENGTH));
        } catch (IOException | RuntimeException e) {
            throw unreadable(file, e);
        }
    }

    Extent extent() {
        SortedSet<String> countries = new TreeSet<>();
        long[] counted = new long[2];
        List<LocalDate> dates = new ArrayList<>();
        days((date, invoices) -> {
            dates.add(date);
            counted[0] += invoices.size();
            for (RetailInvoice invoice : invoices) {
                countries.add(invoice.country());
                counted[1] += invoice.lines().size();
            }
        });
        if (dates.isEmpty()) {
            throw new TillbridgeException(UNREADABLE, "%s has no sales up to %s".formatted(file, span.last()));
        }
        return new Extent(countries, counted[0], counted[1], dates.getFirst(), dates.getLast());
    }

    void days(EachDay each) {
        try (CSVParser parser = open(file)) {
            Map<String, Growing> day = new LinkedHashMap<>();
            LocalDate current = LocalDate.MIN;
            for (CSVRecord line : parser) {
                LocalDate date = LocalDate.parse(line.get("InvoiceDate").substring(0, DATE_LENGTH));
                if (!date.equals(current)) {
                    hand(each, current, day);
                    current = date;
                }
                if (!span.has(date)) {
                    return;
                }
                day.computeIfAbsent(line.get("InvoiceNo"), number -> new Growing(line))
                        .add(line);
            }
            hand(each, current, day);
        } catch (IOException | UncheckedIOException | IllegalArgumentException | DateTimeParseException e) {
            throw unreadable(file, e);
        }
    }

    private static void hand(EachDay each, LocalDate date, Map<String, Growing> day) {
        if (!day.isEmpty()) {
            each.run(date, day.values().stream().map(Growing::whole).toList());
            day.clear();
        }
    }

    /// An invoice while its lines are read. A few have two times: the first counts.
    private static final class Growing {

        private final CSVRecord first;
        private final List<RetailInvoice.Line> lines = new ArrayList<>();

        Growing(CSVRecord first) {
            this.first = first;
        }

        void add(CSVRecord line) {
            lines.add(new RetailInvoice.Line(
                    line.get("StockCode"),
                    line.get("Description"),
                    new BigDecimal(line.get("Quantity")),
                    new BigDecimal(line.get("UnitPrice"))));
        }

        RetailInvoice whole() {
            String customer = first.get("CustomerID");
            return new RetailInvoice(
                    first.get("InvoiceNo"),
                    first.get("Country"),
                    customer.isBlank() ? null : customer,
                    LocalDateTime.parse(first.get("InvoiceDate"), TIME),
                    lines);
        }
    }

    private static CSVParser open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
        return CSVParser.builder()
                .setInputStream(text)
                .setCharset(StandardCharsets.UTF_8)
                .setFormat(CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())
                .get();
    }

    private static TillbridgeException unreadable(Path file, Exception e) {
        return e instanceof NoSuchFileException
                ? new TillbridgeException(UNREADABLE, "There is no file " + file, e)
                : new TillbridgeException(
                        UNREADABLE,
                        "%s is not the file of sales lines (InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country): %s"
                                .formatted(file, e.getMessage()),
                        e);
    }
}
