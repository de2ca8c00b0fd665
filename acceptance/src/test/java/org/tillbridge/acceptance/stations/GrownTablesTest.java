package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// What is done after a package has been applied (spec I24).
class GrownTablesTest {

    private static final Logger LOGGER =
            (Logger) LoggerFactory.getLogger("org.tillbridge.exchange.sessions.AnalyzeGrownTables");

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private TestHeadquarters headquarters;
    private TestStore store;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        store = new TestStore("001", folder);
        log.start();
        LOGGER.setLevel(Level.INFO);
        LOGGER.addAppender(log);
    }

    @AfterEach
    void close() {
        LOGGER.detachAppender(log);
        LOGGER.setLevel(null);
        store.close();
        headquarters.close();
    }

    private void has(int customers) {
        headquarters.client().sql("""
                insert into customer (legal_entity, customer_id, account_id, customer_type, name, origin_channel, created_at, numbered_at, stamp, stamp_request)
                select 'demo', id, 'H' || id::text, 'PERSON', 'Ilze', '003', t, t, t, id
                from (select gen_random_uuid(), timestamptz '2026-11-21 12:00:00+00' from generate_series(1, ?)) v (id, t)
                """).param(customers).update();
        headquarters.release.run();
        store.download(headquarters);
    }

    private List<String> logged() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void tableThatGrewByAPackageIsAnalyzedWithItAndLogged() {
        has(300);

        assertThat(store.text("select reltuples::text from pg_class where oid = 'customer'::regclass"))
                .isEqualTo("300");
        assertThat(logged())
                .singleElement()
                .asString()
                .contains("station=9 step=AnalyzeGrownTables job=1010")
                .endsWith("tables=[customer]");

        has(150);

        assertThat(store.count("customer")).isEqualTo(450);
        assertThat(logged()).hasSize(1);
    }
}
