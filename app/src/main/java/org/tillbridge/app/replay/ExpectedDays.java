package org.tillbridge.app.replay;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What must come out, where it lies beside the file: `online-retail-expected-by-store-day.csv`.
final class ExpectedDays {

    private static final String NAME = "online-retail-expected-by-store-day.csv";

    private final List<StoreDay> days;

    private ExpectedDays(List<StoreDay> days) {
        this.days = days;
    }

    static Optional<ExpectedDays> beside(Path file, LocalDate last) {
        Path expected = file.resolveSibling(NAME);
        return Files.exists(expected) ? Optional.of(read(expected, last)) : Optional.empty();
    }

    private static ExpectedDays read(Path file, LocalDate last) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
            return new ExpectedDays(parser.stream()
                    .map(line -> new StoreDay(
                            line.get("country"),
                            LocalDate.parse(line.get("date")),
                            Long.parseLong(line.get("lines")),
                            Long.parseLong(line.get("invoices")),
                            Long.parseLong(line.get("new_customers")),
                            new BigDecimal(line.get("amount"))))
                    .filter(day -> !day.date().isAfter(last))
                    .toList());
        } catch (IOException e) {
            throw new TillbridgeException(ErrorCode.user("ExpectedDaysUnreadable"), "Cannot read " + file, e);
        }
    }

    int size() {
        return days.size();
    }

    /// Each store and day that came out otherwise, in a sentence.
    List<String> differences(List<StoreDay> replayed) {
        Map<String, StoreDay> found = new HashMap<>();
        replayed.forEach(day -> found.put(day.country() + " " + day.date(), day));
        List<String> differences = new ArrayList<>();
        for (StoreDay expected : days) {
            StoreDay day = found.remove(expected.country() + " " + expected.date());
            if (day == null) {
                differences.add("%s %s: nothing was posted".formatted(expected.country(), expected.date()));
            } else if (!day.equalsExactly(expected)) {
                differences.add("%s %s: posted %s, expected %s"
                        .formatted(day.country(), day.date(), text(day), text(expected)));
            }
        }
        found.values()
                .forEach(day -> differences.add("%s %s: nothing is expected".formatted(day.country(), day.date())));
        return differences;
    }

    private static String text(StoreDay day) {
        return "%d lines, %d invoices, %d new customers, %s"
                .formatted(
                        day.lines(),
                        day.invoices(),
                        day.newCustomers(),
                        day.amount().toPlainString());
    }
}
