package org.tillbridge.bench.interchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tillbridge.app.spreadsheet.WriteSheet;

/// A file of customers as a retailer brings them: an account ID, a person, an e-mail, a phone and an
/// address each. The same customer has the same row, whenever it is written.
final class CustomersFile {

    static final List<String> COLUMNS = List.of(
            "CustomerAccount",
            "PersonFirstName",
            "PersonLastName",
            "PrimaryContactEmail",
            "PrimaryContactPhone",
            "AddressStreet",
            "AddressStreetNumber",
            "AddressZipCode",
            "AddressCity",
            "AddressCountryRegionISOCode");

    private static final List<String> FIRST =
            List.of("Ilze", "Jānis", "Anna", "Pekka", "Zoë", "Søren", "Maija", "Olaf");
    private static final List<String> LAST =
            List.of("Bērziņa", "Ozols", "Virtanen", "Nilsson", "Kalniņš", "Mäkinen", "Hansen");
    private static final List<String> CITIES = List.of("Rīga", "Ogre", "Cēsis", "Kuldīga", "Liepāja");

    private CustomersFile() {}

    static void write(Path file, int customers) {
        try (var sheet = WriteSheet.create(file, COLUMNS)) {
            for (int number = 1; number <= customers; number++) {
                sheet.row(row(number));
            }
            sheet.complete();
        }
    }

    private static List<String> row(int number) {
        return List.of(
                String.format(Locale.ROOT, "%09d", number),
                FIRST.get(number % FIRST.size()),
                LAST.get(number / 3 % LAST.size()) + " " + number / 1_000,
                "customer%d@example.com".formatted(number),
                String.format(Locale.ROOT, "2%07d", number % 10_000_000),
                "Brīvības iela",
                Integer.toString(1 + number % 400),
                String.format(Locale.ROOT, "LV-%04d", 1_000 + number % 4_000),
                CITIES.get(number % CITIES.size()),
                "LV");
    }
}
