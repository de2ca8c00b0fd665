package org.tillbridge.channel.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A condition that is written out is read as the same condition.
class FilterRoundTripTest {

    private static final Map<String, EdmType> PROPERTIES = Map.of(
            "Name", EdmType.STRING, "Born", EdmType.DATE, "Made", EdmType.DATE_TIME_OFFSET, "Kept", EdmType.BOOLEAN);
    private static final Map<String, Map<String, EdmType>> PARTS = Map.of("Parts", Map.of("City", EdmType.STRING));
    private static final List<EdmType> TYPES =
            List.of(EdmType.STRING, EdmType.INT32, EdmType.DATE, EdmType.DATE_TIME_OFFSET);
    private static final String LETTERS = "aZ ' ''%_\\/(),:;\"āß名🎁\u0301\u202e";

    private final Random random = new Random(20_261_122);

    @Test
    void aConditionWrittenOutIsReadAsTheSame() {
        for (int round = 0; round < 5_000; round++) {
            Filter filter = filter(1 + random.nextInt(4), false);
            String text = text(filter);
            if (text.length() <= Tokens.LONGEST) {
                assertThat(FilterParser.parse(text, PROPERTIES, PARTS)).as(text).isEqualTo(filter);
            }
        }
    }

    private Filter filter(int depth, boolean inside) {
        if (depth == 0) {
            return compare(inside);
        }
        return switch (random.nextInt(7)) {
            case 0 -> new Filter.And(filter(depth - 1, inside), filter(depth - 1, inside));
            case 1 -> new Filter.Or(filter(depth - 1, inside), filter(depth - 1, inside));
            case 2 -> new Filter.Not(filter(depth - 1, inside));
            case 3 -> new Filter.Holds(new Value.Property("Kept", EdmType.BOOLEAN));
            case 4 ->
                new Filter.In(
                        new Value.Property("Name", EdmType.STRING),
                        IntStream.rangeClosed(0, random.nextInt(3))
                                .mapToObj(one -> literal(EdmType.STRING))
                                .toList());
            case 5 -> inside ? compare(true) : parts(depth);
            default -> compare(inside);
        };
    }

    private Filter parts(int depth) {
        return switch (random.nextInt(3)) {
            case 0 -> new Filter.Any("Parts", null);
            case 1 -> new Filter.Any("Parts", filter(depth - 1, true));
            default -> new Filter.All("Parts", filter(depth - 1, true));
        };
    }

    private Filter compare(boolean inside) {
        EdmType type = TYPES.get(random.nextInt(TYPES.size()));
        Filter.Operator operator = Filter.Operator.values()[random.nextInt(6)];
        return new Filter.Compare(
                value(type, inside), operator, random.nextInt(9) == 0 ? new Value.Null() : value(type, inside));
    }

    private Value value(EdmType type, boolean inside) {
        return switch (random.nextInt(3)) {
            case 0 -> literal(type);
            case 1 -> property(type, inside);
            default -> call(type, inside);
        };
    }

    private Value property(EdmType type, boolean inside) {
        return switch (type) {
            case STRING ->
                inside && random.nextBoolean()
                        ? new Value.Property("Parts/City", type)
                        : new Value.Property("Name", type);
            case DATE -> new Value.Property("Born", type);
            case DATE_TIME_OFFSET -> new Value.Property("Made", type);
            default -> literal(type);
        };
    }

    private Value call(EdmType type, boolean inside) {
        Value text = property(EdmType.STRING, inside);
        return switch (type) {
            case STRING ->
                random.nextBoolean()
                        ? new Value.Call(Function.CONCAT, List.of(text, literal(EdmType.STRING)))
                        : new Value.Call(Function.SUBSTRING, List.of(text, literal(EdmType.INT32)));
            case DATE -> new Value.Call(Function.DATE_OF, List.of(property(EdmType.DATE_TIME_OFFSET, inside)));
            case DATE_TIME_OFFSET -> new Value.Call(Function.NOW, List.of());
            default -> new Value.Call(Function.LENGTH, List.of(text));
        };
    }

    private Value literal(EdmType type) {
        return new Value.Literal(
                type,
                switch (type) {
                    case STRING -> word();
                    case DATE -> LocalDate.of(1900, 1, 1).plusDays(random.nextInt(60_000));
                    case DATE_TIME_OFFSET ->
                        OffsetDateTime.ofInstant(
                                Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)), ZoneOffset.UTC);
                    default -> BigDecimal.valueOf(random.nextInt());
                });
    }

    private String word() {
        int[] letters = LETTERS.codePoints().toArray();
        return IntStream.range(0, random.nextInt(8))
                .mapToObj(letter -> Character.toString(letters[random.nextInt(letters.length)]))
                .collect(Collectors.joining());
    }

    private static String text(Filter filter) {
        return switch (filter) {
            case Filter.And(Filter left, Filter right) -> "(" + text(left) + ") and (" + text(right) + ")";
            case Filter.Or(Filter left, Filter right) -> "(" + text(left) + ") or (" + text(right) + ")";
            case Filter.Not(Filter negated) -> "not (" + text(negated) + ")";
            case Filter.Compare(Value left, Filter.Operator operator, Value right) ->
                text(left) + " " + operator.name().toLowerCase(Locale.ROOT) + " " + text(right);
            case Filter.In(Value value, List<Value> list) ->
                text(value) + " in ("
                        + list.stream().map(FilterRoundTripTest::text).collect(Collectors.joining(",")) + ")";
            case Filter.Any(String parts, Filter condition) ->
                parts + "/any(" + (condition == null ? "" : "p:" + text(condition)) + ")";
            case Filter.All(String parts, Filter condition) -> parts + "/all(p : " + text(condition) + ")";
            case Filter.Holds(Value value) -> text(value);
        };
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Property(String name, EdmType type) -> name.replace("Parts/", "p/");
            case Value.Literal(EdmType type, Object given) ->
                given instanceof String text ? "'" + text.replace("'", "''") + "'" : given.toString();
            case Value.Null() -> "null";
            case Value.Call(Function function, List<Value> arguments) ->
                (function == Function.DATE_OF ? "date" : function.name().toLowerCase(Locale.ROOT)) + "("
                        + arguments.stream().map(FilterRoundTripTest::text).collect(Collectors.joining(",")) + ")";
        };
    }
}
