package org.tillbridge.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearPlotTest {

    private static final LocalDate DECEMBER = LocalDate.parse("2010-12-01");

    @ParameterizedTest
    @CsvSource({"58635.20, 60000", "60000, 60000", "60000.01, 80000", "9999, 10000", "100, 100", "7.5, 100", "-3, 100"})
    void theScaleEndsAtARoundNumberAboveTheLargestDay(BigDecimal amount, int top) {
        String picture = YearPlot.of(List.of(day(DECEMBER, amount, 1)));

        assertThat(all(picture, "text-anchor=\"end\">([0-9,]+)<").getLast()).isEqualTo("%,d".formatted(top));
        assertThat(all(picture, "text-anchor=\"end\">([0-9,]+)<")).contains("%,d".formatted(top / 4));
    }

    @Test
    void theLineOfNewCustomersGoesThroughTheMiddleOfTheBars() {
        String picture =
                YearPlot.of(List.of(day(DECEMBER, BigDecimal.TEN, 1), day(DECEMBER.plusDays(1), BigDecimal.TEN, 2)));

        double width = Double.parseDouble(all(picture, "width=\"([0-9.]+)\" height=\"[0-9.]+\" fill=\"#1d4ed8\"")
                .getFirst());
        double left = Double.parseDouble(all(picture, "<rect x=\"([0-9.]+)\"").getFirst());
        assertThat(picture).contains("points=\"%.1f,".formatted(left + width / 2));
    }

    private static StoreDay day(LocalDate date, BigDecimal amount, long newCustomers) {
        return new StoreDay("United Kingdom", date, 1, 1, newCustomers, amount);
    }

    private static List<String> all(String picture, String pattern) {
        return Pattern.compile(pattern)
                .matcher(picture)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
