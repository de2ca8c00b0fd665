package org.tillbridge.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// V7: one violation of each kind is planted into a world at rest; exactly that one is named.
final class PlantedNumberViolationTest {

    @TempDir
    Path folder;

    private TwoSides world;

    @BeforeEach
    void open() {
        world = TwoSides.atRest(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void gapIsNamed() {
        world.write("update number_sequence set next_number = next_number + 2");

        world.assertOnly("V7", "numbers 7 to 8 of demo/CUSTOMER_ACCOUNT were given to nobody: account 000007");
    }

    @Test
    void numberThatWouldBeGivenAgainIsNamed() {
        world.write(
                "update number_sequence set next_number = next_number - 1 where sequence_code = 'CUSTOMER_ACCOUNT'");

        world.assertOnly("V7", "account 000006 is given, but number sequence demo/CUSTOMER_ACCOUNT goes on at 6");
    }

    @Test
    void gapsOfAGroupsSequenceAndOfAFormatThatWasGivenUpAreNamed() {
        world.write("""
                insert into counted_range (legal_entity, sequence_code, customer_group, operating_unit, pattern, first_number,
                    next_number, continuous, ended_at)
                values ('demo', 'CUSTOMER_ACCOUNT', '', '', 'OLD-#', 1, 3, true, now())""");
        world.write("""
                insert into number_sequence (legal_entity, sequence_code, customer_group, format, next_number, highest_number)
                values ('demo', 'CUSTOMER_ACCOUNT', 'VIP', 'V-&&', 28, 675)""");

        assertThat(world.violationsOf("V7"))
                .extracting(Violation::text)
                .containsExactly(
                        "numbers 1 to 2 of demo/CUSTOMER_ACCOUNT were given to nobody: account OLD-1",
                        "numbers 1 to 27 of demo/CUSTOMER_ACCOUNT/VIP were given to nobody: account V-AB");
    }

    @Test
    void numberOfASequenceThatMayLeaveGapsIsNotMissed() {
        world.write("update number_sequence set next_number = next_number + 2, continuous = false");

        assertThat(world.verify().isClean()).isTrue();
    }

    @Test
    void numbersThatTwoSequencesCouldGiveAreNamed() {
        world.write("""
                insert into number_sequence (legal_entity, sequence_code, customer_group, format, next_number, highest_number)
                values ('demo', 'CUSTOMER_ACCOUNT', 'VIP', '00000#', 7, 9)""");

        assertThat(world.violationsOf("V7"))
                .extracting(Violation::text)
                .contains(
                        "account 000001 is a number of demo/CUSTOMER_ACCOUNT and demo/CUSTOMER_ACCOUNT/VIP: it could be given more than once");
    }

    @Test
    void accountThatTheLedgerLacksIsNamed() {
        UUID other = UUID.randomUUID();
        world.write("insert into adopted_account values ('demo', ?, 'Z-9', now())", other);

        world.assertOnly(
                "V7", "customer %s of legal entity demo has account Z-9, which the ledger does not".formatted(other));
    }

    @Test
    void accountThatOnlyTheLedgerKnowsIsNamed() {
        UUID other = UUID.randomUUID();
        world.ledgerGives("demo\t%s\tZ-9\t0".formatted(other), true);

        world.assertOnly("V7", "the ledger gave account Z-9 of legal entity demo to customer %s".formatted(other));
    }

    @Test
    void accountBehindWhatTheDatabaseKnowsIsAdoptedAtTheNextStartAndIsNoViolation() {
        world.ledgerGives("demo\t%s\tZ-9\t0".formatted(UUID.randomUUID()), false);

        Report report = world.verify();

        assertThat(report.isClean()).isTrue();
        assertThat(TwoSides.check(report, "V7").notes())
                .singleElement()
                .asString()
                .contains("ahead of the database by 1");
    }

    @Test
    void ledgerThatIsGoneIsNamed() throws IOException {
        Files.delete(world.ledgerFile());

        world.assertOnly("V7", "is missing although accounts were given");
    }

    @Test
    void ledgerThatIsTooShortIsNamed() throws IOException {
        try (var file = FileChannel.open(world.ledgerFile(), StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 1);
        }

        world.assertOnly("V7", "bytes, the database knows of");
    }

    @Test
    void damagedLedgerIsNamed() throws IOException {
        String text = Files.readString(world.ledgerFile());
        Files.writeString(world.ledgerFile(), text.replace("\t000003\t", "\t000004\t"));

        Report report = world.verify();

        assertThat(TwoSides.check(report, "V7").violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("is damaged before byte"));
    }
}
