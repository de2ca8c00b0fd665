package org.tillbridge.headquarters.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.numbers.NumberSequence.Counting;
import org.tillbridge.headquarters.numbers.SaveNumberSequence.Intent;

/// Numbers of any sequence, in blocks.
class HandOutNumbersTest {

    private static final int THREADS = 32;
    private static final int EACH = 10_000;
    private static final int BLOCK = 1_000;

    private static HeadquartersDatabase headquarters;

    @BeforeAll
    static void open() {
        headquarters = new HeadquartersDatabase();
    }

    @AfterAll
    static void close() {
        headquarters.close();
    }

    private static SequenceKey sequence(String code, String format, Counting counting) {
        var key = new SequenceKey(HeadquartersDatabase.ENTITY, code, "");
        new SaveNumberSequence(headquarters.database(), () -> HeadquartersDatabase.NOW)
                .add(key, new SequenceChange(format, null, null, counting, null), Intent.SAVE);
        return key;
    }

    private static HandOutNumbers of(SequenceKey key, int block) {
        return new HandOutNumbers(headquarters.database(), key, block);
    }

    /// P04
    @Test
    void threadsOfTwoProcessesGetNoNumberTwiceAndEachBlockIsOneRoundTrip() throws Exception {
        SequenceKey key = sequence("RECEIPT", "{legal-entity}-&######", Counting.WITH_GAPS);
        headquarters.client().sql("create sequence public.blocks").update();
        headquarters.client().sql("""
                create function public.count_block() returns trigger language plpgsql as $$
                begin perform nextval('public.blocks'); return null; end $$
                """).update();
        headquarters.client().sql("""
                create trigger count_block after update on numbers.number_sequence for each row execute function public.count_block()
                """).update();
        List<HandOutNumbers> processes = List.of(of(key, BLOCK), of(key, BLOCK));

        Set<String> given = new HashSet<>();
        for (List<String> ofThread : atOnce(processes)) {
            given.addAll(ofThread);
        }

        assertThat(given).hasSize(THREADS * EACH).allMatch(number -> number.startsWith("demo-A"));
        assertThat(headquarters.text("select last_value::text from public.blocks"))
                .isEqualTo(String.valueOf(THREADS * EACH / BLOCK));
    }

    private static List<List<String>> atOnce(List<HandOutNumbers> processes) throws Exception {
        Callable<List<String>> first = () -> take(processes.getFirst());
        Callable<List<String>> second = () -> take(processes.getLast());
        List<List<String>> taken = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<List<String>> thread : threads.invokeAll(IntStream.range(0, THREADS)
                    .mapToObj(thread -> thread % 2 == 0 ? first : second)
                    .toList())) {
                taken.add(thread.get());
            }
        }
        return taken;
    }

    private static List<String> take(HandOutNumbers numbers) {
        return IntStream.range(0, EACH).mapToObj(i -> numbers.next()).toList();
    }

    @Test
    void blockTakenInATransactionThatIsAbortedIsNotGivenToAnother() {
        SequenceKey key = sequence("ABORTED", "A###", Counting.WITH_GAPS);
        HandOutNumbers one = of(key, 10);
        assertThatThrownBy(() -> headquarters.database().runInTransaction(() -> {
                    assertThat(one.next()).isEqualTo("A001");
                    throw new IllegalStateException("aborted");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(one.next()).isEqualTo("A002");
        assertThat(of(key, 10).next()).isEqualTo("A011");
    }

    @Test
    void numbersTakenInATransactionThatIsAbortedAreGivenAgainSoThereIsNoGap() {
        SequenceKey key = sequence("IN_ORDER", "S#", Counting.CONTINUOUS);
        var numbers = new TakeNumbers(headquarters.database());
        assertThatThrownBy(() -> headquarters.database().runInTransaction(() -> {
                    assertThat(numbers.run(key, 2).numbers()).containsExactly("S1", "S2");
                    throw new IllegalStateException("aborted");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(numbers.run(key, 8).numbers()).hasSize(8).startsWith("S1");
        TakeNumbers.Taken last = numbers.run(key, 2);
        assertThat(last.numbers()).containsExactly("S9");
        assertThat(last.lack()).extracting(TakeNumbers.Lack::code).isEqualTo("NumberSequenceExhausted");
        assertThat(numbers.run(new SequenceKey("demo", "DELIVERY_NOTE", ""), 1).lack())
                .extracting(TakeNumbers.Lack::reason)
                .asString()
                .contains("tillbridge numbering add demo/DELIVERY_NOTE");
    }

    @Test
    void sequenceThatGivesNoNumberSaysWhyAndWhatToDo() {
        HandOutNumbers few = of(sequence("FEW", "F#", Counting.WITH_GAPS), 100);
        IntStream.range(0, 9).forEach(i -> few.next());
        assertThatThrownBy(few::next).hasMessageContaining("has given its highest number, F9; raise it");

        assertThatThrownBy(() ->
                        of(sequence("STRICT", "S###", Counting.CONTINUOUS), 100).next())
                .hasMessageContaining("counts without gaps");
        assertThatThrownBy(() -> of(new SequenceKey("demo", "NONE", ""), 1).next())
                .hasMessageContaining("There is no number sequence demo/NONE");
    }
}
