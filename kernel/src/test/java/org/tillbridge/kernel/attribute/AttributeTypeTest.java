package org.tillbridge.kernel.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tillbridge.kernel.customer.Violation;
import org.tillbridge.kernel.error.TillbridgeException;

class AttributeTypeTest {

    private static final AttributeType COLOUR =
            new AttributeType(AttributeKind.TEXT, null, null, null, List.of("red", "blue"));
    private static final AttributeType SIZE = new AttributeType(AttributeKind.DECIMAL, "EU", "15", "52", List.of());
    private static final AttributeType FITTING =
            new AttributeType(AttributeKind.DATE_TIME, null, "2026-01-01T00:00:00Z", null, List.of());

    @Test
    void textOfAFixedListIsOneOfTheList() {
        assertThat(COLOUR.check("Colour", "red")).isEmpty();
        assertThat(COLOUR.check("Colour", "Red").orElseThrow())
                .returns("InvalidAttributeValue", Violation::code)
                .returns("attributes/Colour", Violation::target);
    }

    @Test
    void bothEndsOfARangeBelongToIt() {
        assertThat(SIZE.check("Size", "15")).isEmpty();
        assertThat(SIZE.check("Size", "52.00")).isEmpty();
        assertThat(SIZE.check("Size", "52.01")).map(Violation::code).contains("AttributeValueOutOfBounds");
        assertThat(SIZE.check("Size", "14.99")).map(Violation::code).contains("AttributeValueOutOfBounds");
        assertThat(FITTING.check("Fitting", "2026-01-01T01:00:00+02:00"))
                .map(Violation::code)
                .contains("AttributeValueOutOfBounds");
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 007, 7",
        "DECIMAL, 42.50, 42.5",
        "DECIMAL, 1e3, 1000",
        "CURRENCY, 99.9000, 99.9",
        "BOOLEAN, TRUE, true",
        "DATE_TIME, 2026-12-24T18:00:00+02:00, 2026-12-24T16:00:00Z",
        "REFERENCE, staff/12, staff/12"
    })
    void oneValueIsWrittenInOneWay(AttributeKind kind, String given, String canonical) {
        assertThat(kind.canonical(given)).contains(canonical);
    }

    @ParameterizedTest
    @EnumSource(AttributeKind.class)
    void canonicalValueStaysAsItIsAndMeansTheSame(AttributeKind kind) {
        var random = new Random(20261121);
        for (int round = 0; round < 2_000; round++) {
            String given = given(kind, random);
            String canonical = kind.canonical(given).orElseThrow(() -> new AssertionError(given));

            assertThat(kind.canonical(canonical)).contains(canonical);
            if (kind.isRanged()) {
                assertThat(meaning(kind, canonical)).isEqualTo(meaning(kind, given));
            }
        }
    }

    private static Object meaning(AttributeKind kind, String text) {
        return kind == AttributeKind.DATE_TIME
                ? OffsetDateTime.parse(text).toInstant()
                : new BigDecimal(text).stripTrailingZeros();
    }

    private static String given(AttributeKind kind, Random random) {
        return switch (kind) {
            case TEXT, REFERENCE -> "ā€" + Long.toString(random.nextLong(), 36);
            case INTEGER -> Long.toString(random.nextLong());
            case DECIMAL -> new BigDecimal(new BigInteger(50, random), random.nextInt(-5, 16)).toString();
            case CURRENCY -> new BigDecimal(new BigInteger(40, random), random.nextInt(0, 5)).toString();
            case BOOLEAN -> random.nextBoolean() ? "TRUE" : "false";
            case DATE_TIME ->
                Instant.ofEpochSecond(
                                random.nextLong(-60_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000_000))
                        .atOffset(ZoneOffset.ofHours(random.nextInt(-12, 14)))
                        .toString();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "DECIMAL, 1e999999999",
        "DECIMAL, 0x10",
        "INTEGER, 9223372036854775808",
        "DATE_TIME, +10000-01-01T00:00Z"
    })
    void whatNobodyCanStoreIsNoValue(AttributeKind kind, String text) {
        assertThat(kind.canonical(text)).isEmpty();
    }

    @Test
    void typeThatContradictsItselfIsRefused() {
        assertThatThrownBy(() -> new AttributeType(AttributeKind.INTEGER, null, null, null, List.of()))
                .isInstanceOf(TillbridgeException.class)
                .hasMessageContaining("unit of measure");
        assertThatThrownBy(() -> new AttributeType(AttributeKind.BOOLEAN, null, null, null, List.of("true")))
                .hasMessageContaining("only a text has a fixed list");
    }
}
