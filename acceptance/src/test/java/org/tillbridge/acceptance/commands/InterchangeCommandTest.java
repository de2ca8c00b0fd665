package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.app.spreadsheet.WriteSheet;
import org.tillbridge.testkit.FaultyLine;
import org.tillbridge.testkit.sources.SourceTree;
import tools.jackson.databind.json.JsonMapper;

/// Customers from a file to every till and back into a file, with the file of the how-to.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InterchangeCommandTest {

    private static final Path EXAMPLE = SourceTree.here().root().resolve("docs/how-to/import-customers/customers.csv");
    private static final Path DATA =
            Path.of(Optional.ofNullable(System.getenv("TILLBRIDGE_DATA")).orElse("../../shared/data"));

    @TempDir
    static Path folder;

    static Chain chain;

    static Operator operator;
    static Till riga;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga", "oslo");
        operator = Operator.of(chain, folder);
        riga = chain.till("riga");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @Test
    @Order(1)
    void importedCustomersKeepTheirAccountsReachEveryStoreAndNewOnesAreNumberedAboveThem() throws IOException {
        Path held = folder.resolve("held.csv");
        assertThat(operator.run("export", "customers", "none.csv").printed()).contains("There are no customers yet");
        assertThat(operator.run("import", "customers", EXAMPLE.toString(), "--dry-run", "--held", held.toString())
                        .printed())
                .contains("2 customers would be imported into demo, 0 there already as they came, 1 held.")
                .endsWith("Nothing was imported.\n");

        var imported = operator.run("import", "customers", EXAMPLE.toString(), "--held", held.toString());

        assertThat(imported.exitCode()).isEqualTo(1);
        assertThat(imported.printed())
                .contains("2 customers were imported into demo, 0 there already as they came, 1 held.")
                .contains("Columns left aside: CreditRating")
                .contains("held 1: CustomerNameMissing");
        assertThat(Files.readString(held))
                .startsWith("HeldLine,HeldReason,CustomerAccount,PartyType")
                .contains("4,CustomerNameMissing: ");
        assertThat(operator.run("import", "customers", held.toString(), "--held", held + "2")
                        .printed())
                .contains("0 customers were imported into demo, 0 there already as they came, 1 held.");
        chain.distribute();
        for (Till till : chain.tills()) {
            assertThat(till.find("000700").text("Name")).isEqualTo("Anna Bērziņa");
            assertThat(till.find("000700").text("BirthDate")).isEqualTo("1990-12-31");
            assertThat(till.search("ogre espoo").getFirst().account()).isEqualTo("000701");
        }
        String clara = riga.create("{\"FirstName\": \"Clara\"}").account();
        chain.cycle();
        assertThat(riga.find(clara).account()).isEqualTo("000702");
        assertThat(chain.rest()).matches(Rest::isClean);
    }

    @Test
    @Order(2)
    void secondImportChangesNothingAlsoOfWhatWasExported() {
        assertThat(operator.run("import", "customers", EXAMPLE.toString(), "--held", "twice.csv", "--json")
                        .json()
                        .path("there")
                        .asLong())
                .isEqualTo(2);
        assertThat(operator.run("export", "customers", "all.csv").printed()).startsWith("3 customers written to ");
        assertThat(operator.run("export", "customers", "all.csv").complained()).contains("--overwrite replaces it");

        var again = operator.run("import", "customers", "all.csv");

        assertThat(again.exitCode()).isZero();
        assertThat(again.printed()).contains("0 customers were imported into demo, 3 there already as they came");
    }

    /// H37, H36
    @Test
    @Order(3)
    void naughtiestNamesComeBackAsTheyWentAndNoCellIsAFormula() throws IOException {
        assumeTrue(Files.exists(DATA.resolve("blns.json")), "TILLBRIDGE_DATA names no folder with blns.json");
        List<List<String>> rows = new ArrayList<>();
        JsonMapper.builder()
                .build()
                .readTree(DATA.resolve("blns.json").toFile())
                .forEach(text -> rows.add(List.of("N-" + rows.size(), text.asString(), "x", text.asString())));
        rows.add(List.of("N-formula", "=HYPERLINK(\"http://evil\")", "x", "@SUM(1)"));
        write("naughty.csv", List.of("CustomerAccount", "PersonFirstName", "PersonLastName", "AddressStreet"), rows);

        var first = operator.run("import", "customers", "naughty.csv", "--json").json();
        operator.run("export", "customers", "naughty-out.csv", "--overwrite");
        var again =
                operator.run("import", "customers", "naughty-out.csv", "--json").json();

        assertThat(first.path("imported").asLong() + first.path("held").asLong())
                .isEqualTo(rows.size());
        assertThat(first.path("imported").asLong()).isGreaterThan(490);
        assertThat(again.path("there").asLong())
                .isEqualTo(first.path("imported").asLong() + 3);
        assertThat(again.path("held").asLong()).isZero();
        try (var parser =
                CSVParser.parse(folder.resolve("naughty-out.csv"), StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            for (CSVRecord row : parser) {
                assertThat(row).noneMatch(cell -> cell.strip().matches("(?s)[=+\\-@＝＋－＠].*"));
            }
        }
        chain.distribute();
        assertThat(chain.rest()).matches(Rest::isClean);
    }

    @Test
    @Order(4)
    @Tag("long")
    void eighteenThousandRealCustomersAreImportedAndEqualEverywhere() throws IOException {
        Path source = DATA.resolve("adventureworks-customers.csv.gz");
        assumeTrue(Files.exists(source), "TILLBRIDGE_DATA names no folder with adventureworks-customers.csv.gz");
        rename(source, folder.resolve("adventureworks.csv"));

        var first = operator.run("import", "customers", "adventureworks.csv", "--json")
                .json();
        var again = operator.run("import", "customers", "adventureworks.csv", "--json")
                .json();
        chain.distribute();

        assertThat(first.path("imported").asLong()).isEqualTo(18_148);
        assertThat(again.path("there").asLong()).isEqualTo(18_148);
        assertThat(riga.find("AW00011000").text("Name")).isEqualTo("Jon Yang");
        assertThat(chain.rest()).matches(Rest::isClean);
    }

    /// F12: as many rows as make two parts.
    @Test
    @Order(5)
    void importThatIsCutInTheMiddleIsRepeatedAndEveryCustomerIsThereOnce() {
        String wide = "x".repeat(2_200_000);
        List<List<String>> rows = IntStream.range(0, 3)
                .mapToObj(row -> List.of("K-" + row, "Killed " + row, wide))
                .toList();
        write("killed.csv", List.of("CustomerAccount", "PersonFirstName", "CreditRating"), rows);
        try (var line = FaultyLine.to(chain.headquartersUrl().getPort())) {
            Operator away = operator.over(line.port());

            line.cutAfterBytes(5_500_000);
            assertThat(away.run("import", "customers", "killed.csv").complained())
                    .contains("does not answer");
            assertThat(killed()).isEqualTo(2);
            line.mend();
            line.cutAnswersAfterBytes(200);
            assertThat(away.run("import", "customers", "killed.csv").exitCode()).isNotZero();
            line.mend();
            var last = away.run("import", "customers", "killed.csv", "--json").json();

            assertThat(last.path("imported").asLong() + last.path("there").asLong())
                    .isEqualTo(3);
            assertThat(killed()).isEqualTo(3);
            assertThat(away.run("import", "customers", "killed.csv", "--json")
                            .json()
                            .path("there")
                            .asLong())
                    .isEqualTo(3);
        }
        chain.distribute();
        assertThat(chain.rest()).matches(Rest::isClean);
    }

    private static long killed() {
        return chain.records().accountsByCustomer().values().stream()
                .filter(account -> account.startsWith("K-"))
                .count();
    }

    private static void write(String file, List<String> columns, List<List<String>> rows) {
        try (var sheet = WriteSheet.create(folder.resolve(file), columns)) {
            rows.forEach(sheet::row);
            sheet.complete();
        }
    }

    /// The columns' names as CustomersV3 has them.
    private static void rename(Path source, Path target) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(source)), StandardCharsets.UTF_8));
                var out = Files.newBufferedWriter(target)) {
            reader.readLine();
            out.write("CustomerAccount,Prefix,PersonFirstName,PersonLastName,BirthDate,Gender,PrimaryContactEmail,"
                    + "PrimaryContactPhone,AddressStreet,AddressDescription,AddressCity,StateCode,AddressState,"
                    + "AddressCountryRegionISOCode,Country,AddressZipCode\r\n");
            reader.transferTo(out);
        }
    }
}
