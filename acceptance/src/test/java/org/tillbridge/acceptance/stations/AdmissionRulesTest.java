package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.headquarters.stores.Store;

/// A store's database that was restored or copied, and how one of them goes on (protocol U10, U11).
class AdmissionRulesTest {

    private static final Store RIGA = new Store("001", TestHeadquarters.ENTITY, "stores", "Riga");

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private TestStore store;
    private TestLine line;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        store = new TestStore("001", folder);
        line = new TestLine(store, headquarters);
    }

    @AfterEach
    void close() {
        line.close();
        store.close();
        headquarters.close();
    }

    private String stopped(TestStore database) {
        return String.valueOf(database.chain.condition().stoppedReason());
    }

    /// U11
    @Test
    void admittedDatabaseSendsEverythingItKeepsAndHeadquartersTakesEachOnce() {
        store.creates("Ilze");
        store.upload(line.line);
        try (var backup = store.copy();
                var itsLine = new TestLine(backup, headquarters)) {
            store.creates("Anna");
            store.upload(line.line);
            backup.creates("Zane");
            backup.upload(itsLine.line);
            assertThat(stopped(backup)).contains("restored or copied");

            backup.chain.beginBehind(headquarters.admits(backup));

            assertThat(backup.upload(itsLine.line)).isEqualTo(2);
            assertThat(stopped(backup)).isEqualTo("null");
            assertThat(headquarters.convert.run().created()).isEqualTo(3);
            assertThat(headquarters.count("quarantine")).isZero();
        }
    }

    /// U10, U11
    @Test
    void copyOfAnAdmittedDatabaseStops() {
        store.creates("Ilze");
        store.upload(line.line);
        try (var copy = store.copy();
                var itsLine = new TestLine(copy, headquarters)) {
            store.chain.beginBehind(headquarters.admits(store));
            store.upload(line.line);

            copy.creates("Copied");
            copy.upload(itsLine.line);

            assertThat(stopped(copy)).contains("restored or copied");
            assertThat(headquarters.count("customer_request")).isEqualTo(1);
            assertThat(stopped(store)).isEqualTo("null");
        }
    }

    /// U11
    @Test
    void headOfBeforeTheAdmissionIsUnknownToTheNewChain() {
        store.creates("Ilze");
        store.upload(line.line);
        UUID before = store.chain.condition().head();
        store.chain.beginBehind(headquarters.admits(store));
        store.upload(line.line);

        store.chain.hear(before, null);

        assertThat(stopped(store)).contains("does not know");
    }

    /// U11: the answer was lost on the way.
    @Test
    void admissionThatNobodyHeardOfIsDoneAgainWithAnotherCode() {
        store.creates("Ilze");
        store.upload(line.line);
        headquarters.admits(store);
        store.chain.hear(UUID.randomUUID(), null);

        store.chain.beginBehind(headquarters.admits(store));

        store.creates("Anna");
        assertThat(store.upload(line.line)).isEqualTo(2);
        assertThat(headquarters.count("customer_request")).isEqualTo(2);
    }

    @Test
    void codeOfAnAdmissionWorksOnceForItsStoreWithinADay() {
        String code = headquarters.admit.newCode("001").orElseThrow();

        assertThat(headquarters.admit.run(new Store("002", TestHeadquarters.ENTITY, "stores", "Liepaja"), code))
                .isEmpty();
        assertThat(headquarters.admit.run(RIGA, code.toLowerCase(java.util.Locale.ROOT)))
                .isPresent();
        assertThat(headquarters.admit.run(RIGA, code)).isEmpty();

        String late = headquarters.admit.newCode("001").orElseThrow();
        headquarters.clock.advance(Duration.ofHours(25));
        assertThat(headquarters.admit.run(RIGA, late)).isEmpty();
        assertThat(headquarters.count("upload_session")).isEqualTo(1);
    }

    @Test
    void personSeesWhatHeadquartersHasBeforeAdmitting() {
        store.creates("Ilze");
        store.upload(line.line);

        var preview = headquarters.admit.preview("001").orElseThrow();

        assertThat(preview.requests()).isEqualTo(1);
        assertThat(preview.head()).isEqualTo(store.chain.condition().head());
        assertThat(headquarters.admit.preview("unknown")).isEmpty();
    }
}
