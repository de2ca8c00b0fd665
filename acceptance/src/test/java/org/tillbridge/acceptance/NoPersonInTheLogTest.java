package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;

/// A customer whose every value is found nowhere else goes all the ways there are, the wrong ones
/// too: no line of any log has a word of hers.
class NoPersonInTheLogTest {

    private static final List<String> HERS = List.of(
            "Kanarīna",
            "Dzeltenputna",
            "kanarina@putni.example",
            "26 555 777",
            "26555777",
            "Kanariju gatve",
            "Spārnupils",
            "KANARINA-CARD",
            "Kanarījkrāsa");

    private static final String CARD = """
            {"FirstName": "Kanarīna", "LastName": "Dzeltenputna", "Email": "kanarina@putni.example", "Phone": "26 555 777",
             "Addresses": [{"Street": "Kanariju gatve 7", "City": "Spārnupils", "ZipCode": "LV-1011", "TwoLetterISORegionName": "LV"}]}
            """;

    private final Kept kept = new Kept();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.tillbridge");
    private final Level before = ours.getLevel();

    /// At the levels a role logs at; a role that starts sets logging up anew.
    private Chain listenedTo(String... stores) {
        var chain = Chain.byHand(stores);
        kept.start();
        root.addAppender(kept);
        ours.setLevel(Level.INFO);
        return chain;
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(kept);
        ours.setLevel(before);
    }

    @Test
    void nothingThatGoesWellSaysWhoSheIs() {
        try (var chain = listenedTo("riga", "oslo")) {
            Till riga = chain.till("riga");
            String uuid = riga.create(CARD).account();
            riga.change(uuid, "{\"FirstName\": \"Kanarīna Jaunā\"}");
            riga.issueCard(uuid, "KANARINA-CARD");
            HERS.forEach(riga::search);
            chain.cycle();
            chain.till("oslo").change(riga.find(uuid).account(), "{\"LastName\": \"Dzeltenputna-Liepa\"}");
            chain.till("oslo").create(CARD);
            chain.cycle();

            assertThat(kept.text()).contains("step=");
            assertNobody();
        }
    }

    @Test
    void nothingThatIsRefusedSaysWhoSheIs() {
        try (var chain = listenedTo("riga")) {
            Till riga = chain.till("riga");
            riga.tryCreate(
                    "{\"FirstName\": \"Kanarīna\", \"Email\": \"kanarina@putni.example kanarina@putni.example\"}", "1");
            riga.tryCreate("{\"FirstName\": \"Kanarīna\", \"Phone\": \"Dzeltenputna\"}", "2");
            riga.tryCreate("{\"FirstName\": \"Kanarīna\", \"Kanarījkrāsa\": {\"Kanarīna\": [\"Dzeltenputna\"]}}", "3");
            riga.tryCreate("{\"FirstName\": Kanarīna", "4");
            riga.refusal("kanarina@putni.example");
            String held = riga.create(CARD).account();
            execute(riga, "update customer_request set payload = payload || '{\"Kanarījkrāsa\": \"Dzeltenputna\"}'");
            riga.upload();
            chain.convert();
            assertThat(chain.records().requests(held)).containsExactly("CREATE_CUSTOMER HELD");

            assertNobody();
        }
    }

    /// The database says in its own words what is wrong with a row, and quotes the row.
    @Test
    void nothingTheDatabaseRefusesSaysWhoSheIs() {
        try (var chain = listenedTo("riga", "oslo")) {
            Till riga = chain.till("riga");
            Till oslo = chain.till("oslo");
            execute(riga, "alter table customer add constraint no_birds check (name not like 'Kanar%')");
            assertThat(riga.tryCreate(CARD, "1").statusCode()).isEqualTo(500);
            execute(riga, "alter table customer drop constraint no_birds");
            String uuid = riga.create(CARD).account();
            riga.upload();
            execute(chain, "alter table customer add constraint no_birds check (name not like 'Kanar%')");
            chain.convert();
            assertThat(chain.records().requests(uuid)).containsExactly("CREATE_CUSTOMER HELD");
            execute(chain, "alter table customer drop constraint no_birds");
            execute(chain, "update request_state set state = 'WAITING', reason = null where state = 'HELD'");
            chain.convert();
            execute(oslo, "alter table customer add constraint no_birds check (name not like 'Kanar%')");
            chain.distribute();
            assertThat(oslo.tryFind(uuid)).isEmpty();

            assertNobody();
        }
    }

    private void assertNobody() {
        assertThat(HERS.stream()
                        .flatMap(hers -> kept.text().lines().filter(line -> line.contains(hers)))
                        .distinct())
                .as("lines of the log that say who she is")
                .isEmpty();
    }

    private static void execute(Till till, String sql) {
        till.store().database().client().sql(sql).update();
    }

    private static void execute(Chain chain, String sql) {
        chain.headquarters().database().client().sql(sql).update();
    }

    /// What was logged, with the causes of failures.
    private static final class Kept extends AppenderBase<ILoggingEvent> {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            String failure =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + "\n" + failure);
        }

        String text() {
            return lines.stream().collect(Collectors.joining("\n"));
        }
    }
}
