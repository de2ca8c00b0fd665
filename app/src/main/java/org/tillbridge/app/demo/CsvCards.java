package org.tillbridge.app.demo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import tools.jackson.databind.json.JsonMapper;

/// The customers of a CSV file (UTF-8, a line of column names first; may be packed with gzip),
/// dealt to the stores in turn.
///
/// Columns it knows: FirstName, MiddleName, LastName, Name, Email, Phone, Street, Street2, City,
/// State, StateCode, PostalCode, CountryCode. Others are left aside.
public final class CsvCards implements CardSource {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ErrorCode UNREADABLE = ErrorCode.user("CardsUnreadable");
    private static final Map<String, String> CUSTOMER = Map.of(
            "FirstName",
            "FirstName",
            "MiddleName",
            "MiddleName",
            "LastName",
            "LastName",
            "Name",
            "Name",
            "Email",
            "Email",
            "Phone",
            "Phone");
    private static final Map<String, String> ADDRESS =
            Map.of("City", "City", "PostalCode", "ZipCode", "CountryCode", "TwoLetterISORegionName", "State", "State");

    private final Path file;
    private final int stores;
    private final long most;
    private final CSVParser parser;
    private final Iterator<CSVRecord> lines;
    private long read;

    public CsvCards(Path file, int stores, long most) {
        this.file = file;
        this.stores = stores;
        this.most = most;
        this.parser = open(file);
        this.lines = parser.iterator();
    }

    private static CSVParser open(Path file) {
        try {
            InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
            InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
            return CSVParser.builder()
                    .setInputStream(text)
                    .setCharset(StandardCharsets.UTF_8)
                    .setFormat(CSVFormat.RFC4180
                            .builder()
                            .setHeader()
                            .setSkipHeaderRecord(true)
                            .get())
                    .get();
        } catch (NoSuchFileException e) {
            throw new TillbridgeException(UNREADABLE, "There is no file " + file, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new TillbridgeException(UNREADABLE, "Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    @Override
    public synchronized Optional<Card> next() {
        try {
            if (read == most || !lines.hasNext()) {
                return Optional.empty();
            }
            Map<String, String> line = lines.next().toMap();
            read++;
            String account = line.getOrDefault("AccountNumber", "");
            String origin = "line %d%s".formatted(read + 1, account.isEmpty() ? "" : " (" + account + ")");
            return Optional.of(new Card(origin, (int) (read % stores), JSON.writeValueAsString(card(line))));
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new TillbridgeException(
                    UNREADABLE,
                    "%s: line %d is not CSV (%s)".formatted(file, parser.getCurrentLineNumber(), e.getMessage()),
                    e);
        }
    }

    private static Map<String, Object> card(Map<String, String> line) {
        var card = new LinkedHashMap<String, Object>(renamed(line, CUSTOMER));
        var address = new LinkedHashMap<String, Object>(renamed(line, ADDRESS));
        String street = Stream.of("Street", "Street2")
                .map(column -> line.getOrDefault(column, ""))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(", "));
        if (!street.isEmpty()) {
            address.put("Street", street);
        }
        if (!address.isEmpty()) {
            card.put("Addresses", List.of(address));
        }
        return card;
    }

    private static Map<String, String> renamed(Map<String, String> line, Map<String, String> names) {
        return line.entrySet().stream()
                .filter(cell ->
                        names.containsKey(cell.getKey()) && !cell.getValue().isBlank())
                .collect(Collectors.toMap(cell -> names.getOrDefault(cell.getKey(), ""), Map.Entry::getValue));
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new TillbridgeException(UNREADABLE, "Cannot close " + file, e);
        }
    }
}
