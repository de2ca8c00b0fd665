package org.tillbridge.headquarters.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.HeadquartersDatabase.Request;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.numbers.AdoptLedger;
import org.tillbridge.headquarters.partners.Prospects;
import org.tillbridge.headquarters.repair.SteerRequests;

class ConvertPartnersTest {

    private static final Instant NOON = HeadquartersDatabase.NOW;

    @TempDir
    static Path folder;

    private static HeadquartersDatabase headquarters;
    private static SynchronizeCustomers job;
    private static Prospects prospects;

    @BeforeAll
    static void open() {
        headquarters = new HeadquartersDatabase();
        var database = headquarters.database();
        var audit = new AuditTrail(database, () -> NOON);
        prospects = new Prospects(database, new SteerRequests(database, audit, () -> NOON), audit, () -> NOON);
        var ledger = new AdoptLedger(database, folder.resolve("accounts.ledger"), () -> NOON, UUID::randomUUID);
        job = new SynchronizeCustomers(database, ledger, () -> NOON, UUID::randomUUID);
        job.open();
    }

    @AfterAll
    static void close() {
        headquarters.close();
    }

    @Test
    void organizationWaitsAsAProspectHoweverOftenItIsLookedAt() {
        UUID asked = ask(UUID.randomUUID(), "Ogre Oy");

        assertThat(job.run().waiting()).isEqualTo(1);
        assertThat(job.run().claimed()).isZero();

        assertThat(state(asked)).startsWith("WAITING WaitsForApproval");
        assertThat(prospects.list(false))
                .extracting(Prospects.Prospect::prospect)
                .contains(asked);
    }

    @Test
    void approvedOrganizationAndItsFirstUserGetAnAccountEachOnce() {
        UUID partner = UUID.randomUUID();
        UUID asked = ask(partner, "Approved Oy");
        job.run();

        prospects.approve(asked, "anna");
        assertThatThrownBy(() -> prospects.approve(asked, "anna")).hasMessageContaining("is approved already");
        assertThat(job.run().created()).isEqualTo(2);
        assertThat(job.run().claimed()).isZero();

        assertThat(state(asked)).isEqualTo("DONE");
        assertThat(headquarters.text("""
                select concat_ws('|', o.customer_type, o.name, u.customer_type, u.name, p.role, o.account_id <> u.account_id)
                from partner_user p
                join customer o on o.customer_id = p.partner_id
                join customer u on u.customer_id = p.customer_id
                where p.partner_id = ?
                """, partner)).isEqualTo("ORGANIZATION|Approved Oy|PERSON|Olga Ozola|ADMIN|t");
        assertThat(prospects.list(true))
                .filteredOn(each -> each.prospect().equals(asked))
                .allMatch(each -> each.state() == Prospects.State.APPROVED && each.accountId() != null);
    }

    @Test
    void twoConvertersAtOnceMakeEachPartnerACustomerOnce() {
        for (int i = 0; i < 10; i++) {
            ask(UUID.randomUUID(), "Together Oy");
        }
        job.run();
        prospects.list(false).forEach(each -> prospects.approve(each.prospect(), "anna"));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = List.of(
                    CompletableFuture.supplyAsync(() -> job.run(), threads),
                    CompletableFuture.supplyAsync(() -> job.run(), threads));
            runs.forEach(CompletableFuture::join);
        }

        assertThat(headquarters.text("select count(*)::text from customer where name = 'Together Oy'"))
                .isEqualTo("10");
    }

    @Test
    void approvedPartnerWaitsForANumberWithTheReasonAndTheRestPasses() {
        UUID partner = UUID.randomUUID();
        UUID asked = ask(partner, "Numberless Oy");
        job.run();
        prospects.approve(asked, "anna");
        headquarters.client().sql("update number_sequence set blocked = true").update();

        assertThat(job.run().waiting()).isEqualTo(1);
        assertThat(state(asked)).startsWith("WAITING NumberSequenceBlocked");

        headquarters.client().sql("update number_sequence set blocked = false").update();
        job.open();
        assertThat(job.run().created()).isEqualTo(2);
        assertThat(state(asked)).isEqualTo("DONE");
    }

    @Test
    void badRequestInTheMiddleIsHeldWithItsReasonAndTheRestPasses() {
        UUID good = ask(UUID.randomUUID(), "Good Oy");
        UUID bad = headquarters.arrive(
                new Request("001", UUID.randomUUID(), "REQUEST_PARTNER", "{\"user_id\":\"x\"}", NOON));
        UUID user = UUID.randomUUID();
        headquarters.arrive(Request.create(user, "Paul"));
        UUID nowhere = headquarters.arrive(new Request(
                "001",
                user,
                "ADD_PARTNER_USER",
                "{\"partner_id\":\"%s\",\"role\":\"USER\"}".formatted(UUID.randomUUID()),
                NOON.plusSeconds(1)));

        job.run();

        assertThat(state(good)).startsWith("WAITING WaitsForApproval");
        assertThat(state(bad)).startsWith("HELD InvalidRequest");
        assertThat(state(nowhere)).startsWith("HELD PartnerNotFound");
    }

    private static UUID ask(UUID partner, String name) {
        return headquarters.arrive(
                new Request("001", partner, "REQUEST_PARTNER", """
                {"organization": {"customer_type": "ORGANIZATION", "name": "%s"}, "user_id": "%s",
                 "user": {"customer_type": "PERSON", "name": "Olga Ozola", "first_name": "Olga", "last_name": "Ozola"}}
                """.formatted(name, UUID.randomUUID()), NOON));
    }

    private static String state(UUID request) {
        return headquarters.text(
                "select concat_ws(' ', state, reason_code, reason) from request_state where request_id = ?", request);
    }
}
