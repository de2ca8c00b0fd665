package org.tillbridge.headquarters.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.HeadquartersDatabase.Request;
import org.tillbridge.headquarters.numbers.AdoptLedger;

class SynchronizeCustomersTest {

    @TempDir
    Path folder;

    private HeadquartersDatabase headquarters;
    private SynchronizeCustomers job;

    @BeforeEach
    void open() {
        headquarters = new HeadquartersDatabase();
        job = newJob();
    }

    @AfterEach
    void close() {
        headquarters.close();
    }

    private SynchronizeCustomers newJob() {
        var ledger = new AdoptLedger(
                headquarters.database(),
                folder.resolve("accounts.ledger"),
                () -> HeadquartersDatabase.NOW,
                UUID::randomUUID);
        var opened = new SynchronizeCustomers(
                headquarters.database(), ledger, () -> HeadquartersDatabase.NOW, UUID::randomUUID);
        opened.open();
        return opened;
    }

    @Test
    void waitingCustomersGetTheirAccountIdsInTheOrderTheyArrived() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        headquarters.arrive(Request.create(first, "Ilze Bērziņa"));
        headquarters.arrive(Request.create(second, "Oleg Иванов"));

        var outcome = job.run();

        assertThat(outcome.created()).isEqualTo(2);
        assertThat(account(first)).isEqualTo("000001");
        assertThat(account(second)).isEqualTo("000002");
    }

    @Test
    void secondRunFindsNothingToDo() {
        headquarters.arrive(Request.create(UUID.randomUUID(), "Ilze"));
        job.run();

        assertThat(job.run().claimed()).isZero();
    }

    @Test
    void badRequestInTheMiddleIsHeldWithItsReasonAndTheRestPasses() {
        for (int i = 0; i < 500; i++) {
            headquarters.arrive(Request.create(UUID.randomUUID(), "before " + i));
        }
        UUID poison = headquarters.arrive(new Request(
                "001",
                UUID.randomUUID(),
                "CREATE_CUSTOMER",
                "{\"customer_type\":\"PERSON\",\"name\":\"Poison\",\"addresses\":[{\"address_id\":\"no uuid\"}]}",
                HeadquartersDatabase.NOW));
        for (int i = 0; i < 500; i++) {
            headquarters.arrive(Request.create(UUID.randomUUID(), "after " + i));
        }

        var outcome = job.run();

        assertThat(outcome.created()).isEqualTo(1000);
        assertThat(outcome.held()).isEqualTo(1);
        assertThat(headquarters.text("select state || ' ' || reason from request_state where request_id = ?", poison))
                .startsWith("HELD The database refuses the request");
        assertThat(headquarters.text("select max(account_id) from customer")).isEqualTo("001000");
    }

    @Test
    void whatIsNoDayIsHeldAsABirthDate() {
        UUID request = headquarters.arrive(new Request(
                "001",
                UUID.randomUUID(),
                "CREATE_CUSTOMER",
                "{\"customer_type\":\"PERSON\",\"name\":\"Anna\",\"birth_date\":\"1990-02-30\"}",
                HeadquartersDatabase.NOW));

        job.run();

        assertThat(headquarters.text("select reason_code from request_state where request_id = ?", request))
                .isEqualTo("InvalidBirthDate");
    }

    @Test
    void changeIsAppliedAfterItsCreateEvenWhenItArrivedFirst() {
        UUID customer = UUID.randomUUID();
        headquarters.arrive(Request.change(customer, "{\"email\":\"new@example.org\"}"));
        assertThat(job.run().waiting()).isEqualTo(1);

        headquarters.arrive(Request.create(customer, "Ilze"));
        job.run();

        assertThat(headquarters.text("select email from customer")).isEqualTo("new@example.org");
    }

    @Test
    void lastOfThreeEditsWins() {
        UUID customer = UUID.randomUUID();
        headquarters.arrive(Request.create(customer, "Ilze"));
        for (int edit = 1; edit <= 3; edit++) {
            headquarters.arrive(Request.change(customer, "{\"phone\":\"%d\"}".formatted(edit))
                    .at("001", HeadquartersDatabase.NOW.plusSeconds(edit)));
        }

        job.run();

        assertThat(headquarters.text("select phone from customer")).isEqualTo("3");
    }

    private String account(UUID customer) {
        return headquarters.text("select account_id from customer where customer_id = ?", customer);
    }
}
