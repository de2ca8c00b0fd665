package org.tillbridge.headquarters.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.headquarters.HeadquartersDatabase;

/// How the database writes numbers, against patterns made at random and a second rendering here.
class RenderedNumbersTest {

    private static final int PATTERNS = 300;
    private static final int NUMBERS = 40;
    private static final String CONSTANTS = "AZaz09-_/.";

    private static HeadquartersDatabase headquarters;

    private final Random random = new Random(1867);

    @BeforeAll
    static void open() {
        headquarters = new HeadquartersDatabase();
    }

    @AfterAll
    static void close() {
        headquarters.close();
    }

    /// P01
    @Test
    void everyPatternWritesItsNumbersBackAndForthAllDifferentAndInOrder() {
        for (int i = 0; i < PATTERNS; i++) {
            String pattern = pattern();
            long capacity = capacity(pattern);
            List<Long> numbers = numbers(capacity);

            List<Written> written = written(pattern, numbers);

            assertThat(written).as(pattern).extracting(Written::back).containsExactlyElementsOf(numbers);
            assertThat(written)
                    .as(pattern)
                    .extracting(Written::text)
                    .containsExactlyElementsOf(numbers.stream()
                            .map(number -> text(pattern, number))
                            .toList())
                    .doesNotHaveDuplicates()
                    .isSorted();
            assertThat(written(pattern, List.of(capacity, -1L)))
                    .as(pattern)
                    .extracting(Written::text)
                    .containsExactly(null, null);
        }
    }

    @Test
    void whatIsNotWrittenByThePatternHasNoNumber() {
        for (String other : List.of("", "C12345", "C1234567", "D123456", "C12345A", "c123456", "C12345-", "C١٢٣٤٥٦")) {
            assertThat(headquarters.text("select number_of('C######', ?) is null", other))
                    .as(other)
                    .isEqualTo("t");
        }
        for (String other : List.of("AA-AA-000A", "AA-a1-0001", "AA-AÄ-0001", "AA-AA-001", "BA-AA-0001")) {
            assertThat(headquarters.text("select number_of('AA-&&-####', ?) is null", other))
                    .as(other)
                    .isEqualTo("t");
        }
    }

    private record Written(String text, Long back) {}

    private List<Written> written(String pattern, List<Long> numbers) {
        return headquarters
                .client()
                .sql("""
                    select rendered(:pattern, n.number), number_of(:pattern, rendered(:pattern, n.number))
                    from unnest(cast(:numbers as bigint[])) with ordinality n (number, place) order by n.place
                    """)
                .param("pattern", pattern)
                .param("numbers", numbers.toArray(Long[]::new))
                .query((row, number) -> new Written(row.getString(1), row.getObject(2, Long.class)))
                .list();
    }

    private String pattern() {
        var pattern = new StringBuilder();
        int runs = 1 + random.nextInt(3);
        for (int run = 0; run < runs; run++) {
            for (int i = random.nextInt(4); i > 0; i--) {
                pattern.append(CONSTANTS.charAt(random.nextInt(CONSTANTS.length())));
            }
            pattern.append((random.nextInt(3) > 0 ? "#" : "&").repeat(1 + random.nextInt(4)));
        }
        return pattern.append(random.nextBoolean() ? "" : "_2017").toString();
    }

    private List<Long> numbers(long capacity) {
        var numbers = new TreeSet<>(List.of(0L, capacity - 1));
        LongStream.range(0, NUMBERS).forEach(i -> numbers.add(random.nextLong(capacity)));
        return new ArrayList<>(numbers);
    }

    private static long capacity(String pattern) {
        return pattern.chars()
                .mapToLong(place -> place == '#' ? 10 : place == '&' ? 26 : 1)
                .reduce(1, (product, factor) -> product * factor);
    }

    private static String text(String pattern, long number) {
        var text = new StringBuilder();
        long remaining = number;
        for (int at = pattern.length() - 1; at >= 0; at--) {
            char place = pattern.charAt(at);
            long base = place == '#' ? 10 : place == '&' ? 26 : 1;
            char first = place == '#' ? '0' : place == '&' ? 'A' : place;
            text.append((char) (first + remaining % base));
            remaining /= base;
        }
        return text.reverse().toString();
    }
}
