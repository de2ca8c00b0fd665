package org.tillbridge.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CleanWorldTest {

    @TempDir
    Path folder;

    @Test
    void worldAtRestIsCleanAndEveryCheckHasLookedAtRows() {
        try (var world = TwoSides.atRest(folder)) {
            UUID order = UUID.randomUUID();
            world.order(order, "DONE", "SO-1");
            world.salesOrder(order, "SO-1");

            Report report = world.verify();

            assertThat(report.checks())
                    .extracting(Check::name)
                    .containsExactly("V1", "V2", "V3", "V4", "V5", "V6", "V7", "V9");
            assertThat(report.checks()).allSatisfy(check -> {
                assertThat(check.violations()).as(check.name()).isEmpty();
                assertThat(check.rowsLookedAt()).as(check.name()).isPositive();
            });
            assertThat(report.isClean()).isTrue();
        }
    }

    @Test
    void worldThatNobodyUsedYetIsClean() {
        try (var world = new TwoSides(folder)) {
            assertThat(world.verify().checks()).allMatch(Check::isClean);
        }
    }

    @Test
    void nothingIsWrongAtAnyMomentOfTheWay() {
        try (var world = TwoSides.atRest(folder)) {
            world.store("001").change(world.store("001").create("Anna", "Liepa"), "29111111");
            assertThat(world.verify().checks()).as("captured").allMatch(Check::isClean);

            world.upload();
            assertThat(world.verify().checks()).as("uploaded").allMatch(Check::isClean);

            world.convert();
            assertThat(world.verify().checks()).as("converted").allMatch(Check::isClean);

            world.download();
            assertThat(world.verify().checks()).as("back").allMatch(Check::isClean);
        }
    }

    @Test
    void storeThatIsBehindIsNotComparedAndSaidToBeSo() {
        try (var world = TwoSides.atRest(folder)) {
            world.store("001").create("Anna", "Liepa");
            world.upload();
            world.convert();

            Check equal = TwoSides.check(world.verify(), "V6");

            assertThat(equal.notes())
                    .contains("store 002 is not at rest: headquarters has changed since its newest release");
        }
    }

    @Test
    void storeWhoseDatabaseIsNotHereIsNamed() {
        try (var world = TwoSides.atRest(folder)) {
            Report report = world.verify(Map.of("001", world.store("001").database()));

            assertThat(report.checks().getFirst().notes())
                    .contains("store 002 was not looked at: its database is not here");
        }
    }

    @Test
    void rowThatASideKeepsApartWithItsReasonIsNotedAndNotMissing() {
        try (var world = TwoSides.atRest(folder)) {
            UUID request = UUID.randomUUID();
            world.store("003").write("""
                    insert into customer_request (request_id, legal_entity, customer_id, kind, captured_at, capture_no)
                    values (?, 'demo', gen_random_uuid(), 'CHANGE_CUSTOMER', '2026-11-21T12:00:00Z', 1000)""", request);
            world.write("""
                    insert into quarantine (channel_id, direction, kind, job, table_name, row_key, row_hash, source, reason, quarantined_at, tried_at)
                    values ('003', 'UPLOAD', 'REFUSED', 'P-0001', 'customer_request', ?, 'x', gen_random_uuid(), 'The database refuses it', now(), now())""", request.toString());
            world.store("002").write("delete from customer where account_id = '000001'");
            world.store("002").write("""
                    insert into quarantine (kind, job, table_name, row_key, row_hash, source, reason, quarantined_at, tried_at)
                    values ('REFUSED', '1010', 'customer', 'demo, ' || ?, 'x', gen_random_uuid(), 'The database refuses it', now(), now())""", world.customerOf("000001"));

            Report report = world.verify();

            assertThat(report.checks()).allMatch(Check::isClean);
            assertThat(report.checks().getFirst().notes())
                    .contains("1 requests of store 003 are at headquarters in quarantine, the first is " + request
                            + ": The database refuses it (see tillbridge quarantine)");
            assertThat(TwoSides.check(report, "V6").notes())
                    .anyMatch(note ->
                            note.startsWith("1 rows of customer are at store 002 in quarantine, the first is demo, "));
        }
    }
}
