package org.tillbridge.app.replay;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was posted on each day, as a picture: a bar a day, new customers as a line.
public final class YearPlot {

    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 360;
    private static final int LEFT = 70;
    private static final int TOP = 50;
    private static final int PLOT_WIDTH = WIDTH - LEFT - 20;
    private static final int PLOT_HEIGHT = HEIGHT - TOP - 40;
    /// What the scale may end at, times a power of ten: a quarter of each is a round number too.
    private static final List<BigDecimal> ROUND = Stream.of("1", "1.2", "1.6", "2", "2.4", "3.2", "4", "6", "8", "10")
            .map(BigDecimal::new)
            .toList();
    private static final BigDecimal SMALLEST_SCALE = new BigDecimal(100);

    private final Map<LocalDate, BigDecimal> amounts;
    private final Map<LocalDate, Long> customers;
    private final LocalDate first;
    private final long days;

    private YearPlot(List<StoreDay> days) {
        this.amounts = days.stream()
                .collect(Collectors.toMap(StoreDay::date, StoreDay::amount, BigDecimal::add, TreeMap::new));
        this.customers = days.stream()
                .collect(Collectors.toMap(StoreDay::date, StoreDay::newCustomers, Long::sum, TreeMap::new));
        this.first = days.getFirst().date().withDayOfMonth(1);
        LocalDate last =
                days.stream().map(StoreDay::date).max(LocalDate::compareTo).orElse(first);
        this.days = ChronoUnit.DAYS.between(first, last) + 1;
    }

    /// The picture as SVG; of nothing, an empty one.
    public static String of(List<StoreDay> days) {
        return days.isEmpty()
                ? "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"
                : new YearPlot(days.stream()
                                .sorted((one, other) -> one.date().compareTo(other.date()))
                                .toList())
                        .svg();
    }

    private String svg() {
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="%d" y="24" font-size="16">Posted a day, and new customers</text>
                """.formatted(WIDTH, HEIGHT, LEFT));
        BigDecimal most = top(amounts.values().stream().reduce(SMALLEST_SCALE, BigDecimal::max));
        scale(svg, most);
        amounts.forEach((date, amount) -> bar(svg, date, amount, most));
        svg.append("<polyline fill=\"none\" stroke=\"#c2410c\" stroke-width=\"1.5\" points=\"");
        long mostCustomers =
                Math.max(1, customers.values().stream().max(Long::compare).orElse(1L));
        customers.forEach((date, count) -> svg.append(String.format(
                Locale.ROOT,
                "%.1f,%.1f ",
                x(date) + barWidth() / 2,
                TOP + PLOT_HEIGHT * (1 - count / (double) mostCustomers))));
        svg.append("\"/>\n<text x=\"%d\" y=\"40\" fill=\"#c2410c\">new customers, at most %d a day</text>\n</svg>\n"
                .formatted(LEFT, mostCustomers));
        return svg.toString();
    }

    private void scale(StringBuilder svg, BigDecimal most) {
        for (int quarter = 0; quarter <= 4; quarter++) {
            int y = TOP + PLOT_HEIGHT - quarter * PLOT_HEIGHT / 4;
            long value = most.longValue() * quarter / 4;
            svg.append(
                    "<line x1=\"%1$d\" x2=\"%2$d\" y1=\"%3$d\" y2=\"%3$d\" stroke=\"#ddd\"/><text x=\"%4$d\" y=\"%3$d\" text-anchor=\"end\">%5$,d</text>\n"
                            .formatted(LEFT, LEFT + PLOT_WIDTH, y, LEFT - 6, value));
        }
        for (LocalDate month = first; ChronoUnit.DAYS.between(first, month) < days; month = month.plusMonths(1)) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\">%s</text>\n",
                    x(month),
                    HEIGHT - 14,
                    month.toString().substring(0, 7)));
        }
    }

    private void bar(StringBuilder svg, LocalDate date, BigDecimal amount, BigDecimal most) {
        double height = Math.max(0, amount.doubleValue() / most.doubleValue()) * PLOT_HEIGHT;
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#1d4ed8\"><title>%s %s</title></rect>\n",
                x(date),
                TOP + PLOT_HEIGHT - height,
                barWidth(),
                height,
                date,
                amount.toPlainString()));
    }

    /// The next round number.
    private static BigDecimal top(BigDecimal most) {
        int digits = most.precision() - most.scale();
        return ROUND.stream()
                .map(round -> round.scaleByPowerOfTen(digits - 1))
                .filter(round -> round.compareTo(most) >= 0)
                .findFirst()
                .orElse(most);
    }

    private double barWidth() {
        return Math.max(1.0, PLOT_WIDTH / (double) days - 0.5);
    }

    private double x(LocalDate date) {
        return LEFT + PLOT_WIDTH * (ChronoUnit.DAYS.between(first, date) / (double) days);
    }
}
