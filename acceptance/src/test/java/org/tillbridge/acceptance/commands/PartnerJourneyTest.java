package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;
import tools.jackson.databind.JsonNode;

/// Business partners by the three jobs, run by hand: from the request to users who come and go.
class PartnerJourneyTest {

    private static final String OGRE = "{\"Name\": \"Ogre Oy\", \"VatNumber\": \"FI123\"}";
    private static final String OLGA =
            "{\"FirstName\": \"Olga\", \"LastName\": \"Ozola\", \"Email\": \"olga@example.com\"}";

    @TempDir
    static Path folder;

    static Chain chain;
    static Operator operator;
    static Till web;
    static Till riga;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("web", "riga");
        operator = Operator.of(chain, folder);
        web = chain.till("web");
        riga = chain.till("riga");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    /// Q04
    @Test
    void onboardingRequestIsAProspectUntilAPersonApprovesItThenACustomerWithItsAdministratorEverywhere() {
        assertThat(operator.run("prospects").printed()).contains("No organization waits to become a business partner");
        JsonNode asked = web.askToBecomePartner(OGRE, OLGA);
        String partner = asked.path("PartnerId").asString();
        assertThat(asked.path("Status").asString()).isEqualTo("Pending");
        chain.cycle();

        assertThat(web.partner(partner).path("Status").asString()).isEqualTo("Pending");
        assertThat(web.partner(partner).path("Reason").asString()).startsWith("Waits for a person to approve");
        assertThat(web.tryFind(partner)).isEmpty();
        JsonNode prospect = operator.run("prospects", "--json").json().get(0);
        assertThat(List.of(
                        prospect.path("organization").asString(),
                        prospect.path("requester").asString(),
                        prospect.path("state").asString()))
                .containsExactly("Ogre Oy", "Olga Ozola", "WAITING");
        String id = prospect.path("prospect").asString();
        assertThat(operator.run("prospects", "approve", id).printed()).startsWith("Ogre Oy is approved");
        assertThat(operator.run("prospects", "approve", id).complained()).contains("is approved already");
        chain.convert();
        chain.distribute();

        assertThat(web.partner(partner).path("Status").asString()).isEqualTo("Approved");
        for (Till till : chain.tills()) {
            assertThat(till.find(partner).isPending()).isFalse();
            assertThat(till.find(partner).text("Name")).isEqualTo("Ogre Oy");
            assertThat(till.partnerUsers(partner)).containsExactly("Olga Ozola Admin Active");
            assertThat(till.search("olga ozola")).hasSize(1);
        }
        assertThat(chain.rest()).matches(Rest::isClean);
    }

    @Test
    void rejectedOrganizationReadsWhyAndBecomesNoCustomer() {
        String partner = web.askToBecomePartner("{\"Name\": \"Dubious Ltd\"}", OLGA)
                .path("PartnerId")
                .asString();
        chain.cycle();
        String id = operator.run("prospects", "--json")
                .json()
                .valueStream()
                .filter(each -> each.path("organization").asString().equals("Dubious Ltd"))
                .map(each -> each.path("prospect").asString())
                .findFirst()
                .orElseThrow();

        operator.run("prospects", "reject", id, "--because", "Not in our trade");
        chain.convert();
        chain.distribute();

        assertThat(web.partner(partner).path("Status").asString()).isEqualTo("Rejected");
        assertThat(web.partner(partner).path("Reason").asString()).isEqualTo("Not in our trade");
        assertThat(web.tryFind(partner)).isEmpty();
        assertThat(operator.run("prospects", "--all").printed())
                .contains("Dubious Ltd")
                .contains("rejected");
    }

    /// Q05
    @Test
    void usersArePendingThenActiveChangeTheirRoleAndLeaveByTheSameJobsAndStayCustomers() {
        String partner = approved("Users Oy");
        String paul =
                web.create("{\"FirstName\": \"Paul\", \"LastName\": \"Puse\"}").account();

        assertThat(web.addPartnerUser(partner, paul, "User"))
                .containsExactly("Olga Ozola Admin Active", "Paul Puse User Pending");
        chain.cycle();
        assertThat(everywhere(partner)).containsOnly(List.of("Olga Ozola Admin Active", "Paul Puse User Active"));

        riga.addPartnerUser(partner, paul, "Admin");
        riga.change(paul, "{\"LastName\": \"Puze\"}");
        assertThat(riga.partnerUsers(partner)).contains("Paul Puze Admin Active");
        chain.cycle();
        assertThat(everywhere(partner)).containsOnly(List.of("Olga Ozola Admin Active", "Paul Puze Admin Active"));

        web.removePartnerUser(partner, paul);
        web.removePartnerUser(partner, paul);
        chain.distribute();
        assertThat(web.partnerUsers(partner)).containsExactly("Olga Ozola Admin Active");
        chain.cycle();
        assertThat(everywhere(partner)).containsOnly(List.of("Olga Ozola Admin Active"));
        assertThat(riga.find(paul).text("Name")).isEqualTo("Paul Puze");
        assertThat(chain.records().requests(paul))
                .containsExactly(
                        "CREATE_CUSTOMER DONE",
                        "ADD_PARTNER_USER DONE",
                        "ADD_PARTNER_USER DONE",
                        "CHANGE_CUSTOMER DONE",
                        "REMOVE_PARTNER_USER DONE");
        assertThat(chain.rest()).matches(Rest::isClean);
    }

    private static String approved(String name) {
        String partner = web.askToBecomePartner("{\"Name\": \"%s\"}".formatted(name), OLGA)
                .path("PartnerId")
                .asString();
        chain.cycle();
        operator.run("prospects", "--json")
                .json()
                .forEach(each -> operator.run(
                        "prospects", "approve", each.path("prospect").asString()));
        chain.convert();
        chain.distribute();
        return partner;
    }

    private static List<List<String>> everywhere(String partner) {
        chain.distribute();
        return chain.tills().stream().map(till -> till.partnerUsers(partner)).toList();
    }
}
