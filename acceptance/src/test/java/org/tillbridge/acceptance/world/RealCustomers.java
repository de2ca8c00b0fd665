package org.tillbridge.acceptance.world;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tillbridge.app.spreadsheet.ReadSheet;
import tools.jackson.databind.json.JsonMapper;

/// Customers as real people have them: the cards of AdventureWorks, the example numbers of
/// libphonenumber, and the Big List of Naughty Strings as names.
public final class RealCustomers {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path DATA =
            Path.of(Optional.ofNullable(System.getenv("TILLBRIDGE_DATA")).orElse("../../shared/data"));

    private RealCustomers() {}

    /// What a till is told of one.
    ///
    /// @param fields of the create
    /// @param known what she is looked for by
    public record Newcomer(Map<String, Object> fields, Known known) {

        public String json() {
            return JSON.writeValueAsString(fields);
        }
    }

    /// Empty texts: nothing to look for.
    public record Known(String name, String email, String phone, String address, String card) {}

    /// Every so-many-th card, and all cards of the first names that several people share.
    public static List<Newcomer> people(int every, int sharedNames) {
        List<Map<String, String>> cards = rows("adventureworks-customers.csv.gz");
        Set<String> shared = shared(cards, sharedNames);
        return IntStream.range(0, cards.size())
                .filter(place -> place % every == 0 || shared.contains(name(cards.get(place))))
                .mapToObj(place -> person(cards.get(place)))
                .toList();
    }

    private static Newcomer person(Map<String, String> card) {
        Map<String, String> address = Map.of(
                "Street", card.get("Street"),
                "City", card.get("City"),
                "State", card.get("StateCode"),
                "ZipCode", card.get("PostalCode"),
                "TwoLetterISORegionName", card.get("CountryCode"));
        Map<String, Object> fields = Map.of(
                "FirstName", card.get("FirstName"),
                "LastName", card.get("LastName"),
                "Email", card.get("Email"),
                "Phone", card.get("Phone"),
                "Addresses", List.of(address));
        return new Newcomer(
                fields,
                new Known(
                        name(card),
                        card.get("Email"),
                        card.get("Phone"),
                        card.get("Street"),
                        card.get("AccountNumber")));
    }

    private static String name(Map<String, String> card) {
        return card.get("FirstName") + " " + card.get("LastName");
    }

    private static Set<String> shared(List<Map<String, String>> cards, int most) {
        Set<String> seen = new HashSet<>();
        Set<String> shared = new HashSet<>();
        for (Map<String, String> card : cards) {
            if (!seen.add(name(card)) && shared.size() < most) {
                shared.add(name(card));
            }
        }
        return shared;
    }

    /// One for every so-many-th example number, written as a person writes an international number.
    public static List<Newcomer> phones(int every) {
        List<Map<String, String>> rows = rows("libphonenumber-example-numbers.csv");
        return IntStream.range(0, rows.size())
                .filter(place -> place % every == 0)
                .mapToObj(place -> phone(rows.get(place)))
                .toList();
    }

    private static Newcomer phone(Map<String, String> row) {
        String number = row.get("e164");
        String country = row.get("country_code");
        String written = "+%s (%s)-%s"
                .formatted(
                        country,
                        number.substring(country.length() + 1, country.length() + 2),
                        number.substring(country.length() + 2));
        String name = "Phone of %s %s".formatted(row.get("region"), row.get("type"));
        return new Newcomer(Map.of("FirstName", name, "Phone", written), new Known("", "", number, "", ""));
    }

    /// One for every so-many-th naughty string that a till takes as a name: it is not blank.
    public static List<Newcomer> naughty(int every) {
        List<Newcomer> all = new ArrayList<>();
        JSON.readTree(text("blns.json")).forEach(text -> {
            if (!text.stringValue().isBlank()) {
                all.add(new Newcomer(
                        Map.of("CustomerTypeValue", 2, "Name", text.stringValue()), new Known("", "", "", "", "")));
            }
        });
        return IntStream.range(0, all.size())
                .filter(place -> place % every == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static List<Map<String, String>> rows(String name) {
        List<Map<String, String>> rows = new ArrayList<>();
        try (var sheet = ReadSheet.open(file(name), ',')) {
            for (var row = sheet.next(); row.isPresent(); row = sheet.next()) {
                Map<String, String> cells = new HashMap<>();
                for (int column = 0; column < sheet.columns().size(); column++) {
                    cells.put(sheet.columns().get(column), row.get().cells().get(column));
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private static String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String name) {
        Path file = DATA.resolve(name);
        assumeTrue(
                Files.exists(file),
                "No %s in %s: set TILLBRIDGE_DATA to a folder with the Big List of Naughty Strings, AdventureWorks' customers and libphonenumber's example numbers"
                        .formatted(name, DATA));
        return file;
    }
}
