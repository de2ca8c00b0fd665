package org.tillbridge.channel.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever is sent as a condition is read or refused, within its bounds.
class HostileFilterTest {

    private static final Map<String, EdmType> PROPERTIES = Map.of(
            "Name", EdmType.STRING, "Born", EdmType.DATE, "Made", EdmType.DATE_TIME_OFFSET, "Kept", EdmType.BOOLEAN);
    private static final List<String> WORDS = List.of(
            "Name",
            "Born",
            "Made",
            "Kept",
            "eq",
            "ne",
            "gt",
            "in",
            "and",
            "or",
            "not",
            "(",
            ")",
            ",",
            "'a'",
            "''",
            "'",
            "null",
            "true",
            "7",
            "-1.5e9",
            "2026-11-22",
            "2026-11-22T00:00:00Z",
            "contains",
            "substring",
            "year",
            "now",
            "date",
            " ",
            "\u0000",
            "\u202e",
            "\ud800",
            "--",
            ";",
            "/",
            "$it",
            "Name/any(n:n eq 1)",
            "Parts/any(",
            "Parts/all(p:",
            "p:",
            ":",
            "p/Name",
            "9".repeat(40));

    @Test
    void anyWordsInAnyOrderAreReadOrRefused() {
        var random = new Random(20_261_122);
        int read = 0;
        for (int round = 0; round < 50_000; round++) {
            var text = new StringBuilder();
            int words = 1 + random.nextInt(9);
            for (int word = 0; word < words; word++) {
                text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(4) == 0 ? "" : " ");
            }
            read += isRead(text.toString()) ? 1 : 0;
        }

        assertThat(read).isBetween(1, 20_000);
    }

    @Test
    void theDeepestAndWidestConditionsThatAreTakenAreTaken() {
        String deepest = "(".repeat(FilterParser.DEEPEST - 1) + "Kept" + ")".repeat(FilterParser.DEEPEST - 1);
        String widest = "Name in (" + "'a',".repeat(FilterParser.MOST_PARTS - 2) + "'a')";

        assertThat(isRead(deepest)).isTrue();
        assertThat(isRead("(" + deepest + ")")).isFalse();
        assertThat(isRead(widest)).isTrue();
        assertThat(isRead("not ".repeat(Tokens.LONGEST / 4 - 1) + "Kept")).isFalse();
    }

    private static boolean isRead(String condition) {
        try {
            FilterParser.parse(condition, PROPERTIES, Map.of("Parts", Map.of("Name", EdmType.STRING)));
            return true;
        } catch (BadQuery refused) {
            assertThat(refused.code()).isIn("InvalidFilter", "FilterTooComplex");
            return false;
        }
    }
}
