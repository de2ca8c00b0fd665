package org.tillbridge.headquarters.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.HeadquartersDatabase.Request;
import org.tillbridge.headquarters.accounts.SynchronizeCustomers;
import org.tillbridge.headquarters.accounts.TakenOver;
import org.tillbridge.headquarters.accounts.TakenOver.Intent;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.interchange.ImportCustomers.Outcome;
import org.tillbridge.headquarters.interchange.ImportCustomers.Part;
import org.tillbridge.headquarters.numbers.AdoptLedger;
import org.tillbridge.kernel.error.TillbridgeException;

class ImportCustomersTest {

    private static final Instant NOON = HeadquartersDatabase.NOW;
    private static final List<String> COLUMNS = List.of(
            "customeraccount",
            "PartyType",
            "PersonFirstName",
            "PersonLastName",
            "PrimaryContactPhone",
            "AddressCity",
            "AddressCountryRegionId",
            "AddressBooks",
            "Shoes");

    @TempDir
    Path folder;

    private HeadquartersDatabase headquarters;
    private SynchronizeCustomers job;
    private ImportCustomers imports;

    @BeforeEach
    void open() {
        headquarters = new HeadquartersDatabase();
        var ledger = new AdoptLedger(
                headquarters.database(), folder.resolve("accounts.ledger"), () -> NOON, UUID::randomUUID);
        job = new SynchronizeCustomers(headquarters.database(), ledger, () -> NOON, UUID::randomUUID);
        job.open();
        imports = new ImportCustomers(
                headquarters.database(), job::takeOver, new AuditTrail(headquarters.database(), () -> NOON));
    }

    @AfterEach
    void close() {
        headquarters.close();
    }

    @Test
    void importedCustomerKeepsItsAccountAndTheSequenceGoesOnAboveIt() throws IOException {
        numbered("Before");

        Outcome outcome = run(person("000500", "Anna"), person("K-7", "Berta"));
        String after = numbered("After");

        assertThat(outcome).isEqualTo(new Outcome(HeadquartersDatabase.ENTITY, List.of("Shoes"), 2, 0, List.of()));
        assertThat(after).isEqualTo("000501");
        assertThat(headquarters.text("""
                select concat_ws('|', c.name, c.phone_number, a.city, a.country, a.purpose, a.is_primary, b.address_book)
                from customer c
                join customer_address a on a.customer_id = c.customer_id
                join customer_address_book b on b.customer_id = c.customer_id
                where c.account_id = '000500'
                """)).isEqualTo("Anna Yang|+37120000000|Rīga|LV|HOME|t|baltics");
        assertThat(headquarters.text("select string_agg(first_number || '-' || next_number, ',') from counted_range"))
                .isEqualTo("1-2");
        assertThat(Files.readString(folder.resolve("accounts.ledger")))
                .contains("\t000500\t500\n", "\tK-7\t0\n", "\t000501\t501\n");
    }

    @Test
    void secondRunChangesNothingAndTheKeyFollowsFromTheAccount() {
        run(person("000500", "Anna"));
        String key = headquarters.text("select customer_id || ' ' || row_version from customer");

        assertThat(run(person("000500", "Anna")))
                .isEqualTo(new Outcome(HeadquartersDatabase.ENTITY, List.of("Shoes"), 0, 1, List.of()));
        assertThat(headquarters.text("select customer_id || ' ' || row_version from customer"))
                .isEqualTo(key);
    }

    @Test
    void previewStoresNothingButSaysWhatWouldBe() {
        Outcome outcome = imports.run(new Part(null, COLUMNS, List.of(person("000500", "Anna"))), Intent.PREVIEW);

        assertThat(outcome.imported()).isEqualTo(1);
        assertThat(headquarters.text("select count(*)::text from customer")).isEqualTo("0");
        assertThat(numbered("First")).isEqualTo("000001");
    }

    @Test
    void whatCannotBeTakenOverIsHeldWithItsReasonAndTheRestPasses() {
        run(person("000500", "Anna"));
        String account = numbered("Other");

        Outcome outcome = run(
                person("000500", "Another"),
                person("", "Nobody"),
                person("000600", "Clara"),
                person("000600", "Clara"),
                person("000601", "x".repeat(101)),
                person(account, "Somebody"),
                List.of("000602", "Dog", "Rex", "", "", "", "", "", ""),
                List.of("000603", "Person", "", "", "", "", "", "", ""),
                person("000604", "Dora"));

        assertThat(outcome.imported()).isEqualTo(2);
        assertThat(outcome.held())
                .extracting(held -> held.place() + " " + held.code())
                .containsExactly(
                        "0 CustomerDiffers",
                        "1 AccountMissing",
                        "3 AccountTwice",
                        "4 CustomerNameExceedsMaximumLength",
                        "5 CustomerDiffers",
                        "6 CustomerTypeUnknown",
                        "7 CustomerNameMissing");
        assertThat(outcome.held().getFirst().reason())
                .isEqualTo("Account 000500 is here already, with another: first_name, name; nothing was overwritten");
    }

    @Test
    void givenKeyIsKeptAndACustomerHasOneAccountForEver() {
        List<String> columns = List.of("CustomerAccount", "OrganizationName", "CustomerId");
        String key = "11111111-2222-4333-8444-555555555555";
        imports.run(new Part(null, columns, List.of(List.of("O-1", "Ogre Oy", key))), Intent.SAVE);

        Outcome outcome = imports.run(
                new Part(
                        null,
                        columns,
                        List.of(
                                List.of("O-1", "Ogre Oy", key),
                                List.of("O-2", "Ogre Oy", key.replace('1', '2')),
                                List.of("O-3", "Ogre Oy", key),
                                List.of("O-1", "Ogre Oy", "9" + key.substring(1)),
                                List.of("O-4", "Ogre Oy", "no key"))),
                Intent.SAVE);

        assertThat(headquarters.text("select customer_type || customer_id from customer where account_id = 'O-1'"))
                .isEqualTo("ORGANIZATION" + key);
        assertThat(List.of(outcome.imported(), outcome.there())).containsExactly(1L, 1L);
        assertThat(outcome.held())
                .extracting(TakenOver.Held::code)
                .containsExactly("CustomerTwice", "AccountTwice", "CustomerIdInvalid");
    }

    @Test
    void twoImportsAndAConversionAtOnceTakeEachCustomerOnce() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(person("%06d".formatted(1_000 + i), "Anna" + i));
            headquarters.arrive(Request.create(UUID.randomUUID(), "Till " + i));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = CompletableFuture.supplyAsync(() -> run(rows), threads);
            var two = CompletableFuture.supplyAsync(() -> run(rows), threads);
            var three = CompletableFuture.supplyAsync(() -> job.run(), threads);
            assertThat(one.join().imported() + two.join().imported()).isEqualTo(200);
            assertThat(one.join().there() + two.join().there()).isEqualTo(200);
            assertThat(three.join().created()).isEqualTo(200);
        }
        assertThat(headquarters.text("select count(distinct account_id) || ' ' || count(*) from customer"))
                .isEqualTo("400 400");
    }

    @Test
    void fileWithoutAccountsIsNoImport() {
        assertThatThrownBy(() -> imports.run(new Part(null, List.of("Name"), List.of()), Intent.SAVE))
                .isInstanceOf(TillbridgeException.class)
                .hasMessageContaining("There is no column CustomerAccount");
    }

    @SafeVarargs
    private Outcome run(List<String>... rows) {
        return run(List.of(rows));
    }

    private Outcome run(List<List<String>> rows) {
        return imports.run(new Part(null, COLUMNS, rows), Intent.SAVE);
    }

    private static List<String> person(String account, String name) {
        return List.of(account, "Person", name, "Yang", "2000 0000", "Rīga", "LVA", "baltics", "42");
    }

    private String numbered(String name) {
        UUID customer = UUID.randomUUID();
        headquarters.arrive(Request.create(customer, name));
        job.run();
        return headquarters.text("select account_id from customer where customer_id = ?", customer);
    }
}
