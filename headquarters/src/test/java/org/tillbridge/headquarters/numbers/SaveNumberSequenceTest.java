package org.tillbridge.headquarters.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.numbers.NumberSequence.Counting;
import org.tillbridge.headquarters.numbers.NumberSequence.State;
import org.tillbridge.headquarters.numbers.SaveNumberSequence.Intent;
import org.tillbridge.headquarters.numbers.SequenceChange.Giving;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.error.TillbridgeException;

/// What a person may decide about number sequences, and what is refused; each test has a legal
/// entity of its own.
class SaveNumberSequenceTest {

    private static HeadquartersDatabase headquarters;
    private static int entities;

    private final NumberSequences sequences = new NumberSequences(headquarters.database());
    private final SaveNumberSequence save =
            new SaveNumberSequence(headquarters.database(), () -> HeadquartersDatabase.NOW);
    private String entity;
    private SequenceKey customers;

    @BeforeAll
    static void open() {
        headquarters = new HeadquartersDatabase();
    }

    @AfterAll
    static void close() {
        headquarters.close();
    }

    @BeforeEach
    void add() {
        entity = "e" + ++entities;
        customers = new SequenceKey(entity, SequenceKey.CUSTOMER_ACCOUNT, "");
        new StoreAdmission(headquarters.database(), () -> HeadquartersDatabase.NOW)
                .addLegalEntity(new StoreAdmission.LegalEntity(entity, entity, "", 6));
    }

    private static SequenceChange format(String format) {
        return new SequenceChange(format, null, null, null, null);
    }

    private static SequenceChange numbers(@Nullable Long highest, @Nullable Long next) {
        return new SequenceChange(null, highest, next, null, null);
    }

    private NumberSequence change(SequenceChange wanted) {
        return save.change(customers, wanted, Intent.SAVE).after();
    }

    private void assertRefused(SequenceChange wanted, String reason) {
        NumberSequence before = sequences.require(customers);

        assertThatThrownBy(() -> change(wanted))
                .isInstanceOf(TillbridgeException.class)
                .hasMessageContaining(reason);

        assertThat(sequences.require(customers)).isEqualTo(before);
    }

    /// An account ID that somebody has.
    private void given(String account, long next) {
        headquarters
                .client()
                .sql("insert into adopted_account values (?, ?, ?, now())")
                .params(entity, UUID.randomUUID(), account)
                .update();
        headquarters
                .client()
                .sql("update number_sequence set next_number = ? where legal_entity = ?")
                .params(next, entity)
                .update();
    }

    @Test
    void newFormatShowsItsNextThreeNumbersAndCountsOnWithAllItCanWrite() {
        given("000006", 7);

        NumberSequence changed = change(format("{legal-entity}-&###"));

        assertThat(changed.nextNumbers()).containsExactly(entity + "-A007", entity + "-A008", entity + "-A009");
        assertThat(changed.highest()).isEqualTo(entity + "-Z999");
        assertThat(headquarters.text(
                        "select pattern || ' ' || first_number || ' ' || next_number from counted_range where legal_entity = ?",
                        entity))
                .isEqualTo("###### 1 7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "CUSTOMER|it has no digits: every number would look alike",
                "C-%%##|'%' is not allowed",
                "C ###|' ' is not allowed",
                "C###ā|'ā' is not allowed",
                "C{store}###|{store} is not known",
                "C{legal-entity###|'{' is not allowed",
                "\"\"|it has 1 to 60 characters",
                "C###################|more than 18 digits",
                "C-{operating-unit}-###|has no operating unit"
            })
    void formatThatCannotBeIsRefusedWithWhatAFormatLooksLike(String format, String reason) {
        assertRefused(format(format), reason);
    }

    @Test
    void numbersThatWouldLookAlikeAreRefused() {
        assertRefused(numbers(1_000_000L, null), "two numbers would look alike");
        assertRefused(numbers(null, 2_000_000L), "above its highest");
        assertRefused(numbers(0L, null), "counts from 1");
    }

    @Test
    void numbersGivenAreNeverGivenAgain() {
        given("000006", 7);
        given("C00017", 7);

        assertRefused(numbers(null, 6L), "gave numbers of format ###### up to 6 already");
        assertRefused(numbers(5L, null), "above its highest");
        assertRefused(
                format("C#####"),
                "up to 17 already, its next would be C00007, C00008, C00009; go on with 18 or higher");

        assertThat(change(new SequenceChange("C#####", null, 18L, null, null)).nextNumbers())
                .startsWith("C00018");
        assertRefused(new SequenceChange("######", null, 3L, null, null), "up to 6 already");
    }

    @Test
    void numbersSkippedByMistakeCanBeTakenBackUntilOneIsGiven() {
        given("000006", 7);

        change(numbers(null, 500L));
        change(numbers(null, 7L));
        assertThat(sequences.require(customers).nextNumbers()).startsWith("000007");

        change(numbers(null, 500L));
        given("000500", 501);
        assertRefused(numbers(null, 7L), "up to 500 already");
    }

    @Test
    void sequencesOfOneLegalEntityThatCanWriteTheSameAreRefused() {
        var vip = new SequenceKey(entity, SequenceKey.CUSTOMER_ACCOUNT, "VIP");
        save.add(vip, format("V#####"), Intent.SAVE);

        assertRefused(format("&#####"), "can write the same numbers as V##### of " + vip.text());
        assertThatThrownBy(() -> save.add(
                        new SequenceKey(entity, SequenceKey.CUSTOMER_ACCOUNT, "STAFF"), format("9#####"), Intent.SAVE))
                .hasMessageContaining("its next would be 900001, 900002, 900003");
        assertThatThrownBy(() -> save.add(vip, format("W#####"), Intent.SAVE))
                .hasMessageContaining("already; change it with tillbridge numbering set " + vip.text());
    }

    @Test
    void previewSaysWhatWouldBeAndChangesNothing() {
        NumberSequence before = sequences.require(customers);

        NumberSequence after =
                save.change(customers, format("C######"), Intent.PREVIEW).after();

        assertThat(after.nextNumbers()).containsExactly("C000001", "C000002", "C000003");
        assertThat(sequences.require(customers)).isEqualTo(before);
        assertThat(sequences.history(customers)).isEmpty();
    }

    @Test
    void stateSaysHowFarASequenceIsUsedAndWarnsFromNinetyPercent() {
        assertThat(change(numbers(10L, 9L)).state()).isEqualTo(State.READY);
        assertThat(change(numbers(10L, 10L)).state()).isEqualTo(State.NEARLY_USED);
        assertThat(change(numbers(10L, 11L)).state()).isEqualTo(State.EXHAUSTED);
        assertThat(sequences.warnings())
                .contains("Number sequence %s is used to 100 %%, its highest number is 000010. See tillbridge numbering"
                        .formatted(customers.text()));
        assertThat(change(new SequenceChange(null, null, null, null, Giving.BLOCKED))
                        .state())
                .isEqualTo(State.BLOCKED);
    }

    @Test
    void whatAPersonChangedIsKeptWithBeforeAndAfter() {
        change(new SequenceChange(null, 500L, null, Counting.WITH_GAPS, null));

        assertThat(sequences.history(customers)).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo("numbering.set");
            assertThat(event.detail()).contains("\"highest\": \"999999 → 500\"", "CONTINUOUS → WITH_GAPS");
        });
    }

    @Test
    void unknownSequenceIsRefusedWithTheNamesOfThoseThereAre() {
        assertThatThrownBy(() -> save.change(new SequenceKey(entity, "RECEIPT", ""), format("R###"), Intent.SAVE))
                .hasMessageContaining("there are ")
                .hasMessageContaining(customers.text());
        assertThatThrownBy(() -> save.add(new SequenceKey("nobody", "RECEIPT", ""), format("R###"), Intent.SAVE))
                .hasMessageContaining("There is no legal entity nobody");
    }
}
