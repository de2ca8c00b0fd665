package org.tillbridge.kernel.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.kernel.attribute.GivenValue.Form;
import org.tillbridge.kernel.customer.Violation;

class AttributeRulesTest {

    private static final Map<String, AttributeDefinition> DEFINED = Map.of(
            "Colour",
                    defined("Colour", new AttributeType(AttributeKind.TEXT, null, null, null, List.of("red", "blue"))),
            "Note", defined("Note", new AttributeType(AttributeKind.TEXT, null, null, null, List.of())),
            "Size", defined("Size", new AttributeType(AttributeKind.DECIMAL, "EU", "15", "52", List.of())),
            "Visits", defined("Visits", new AttributeType(AttributeKind.INTEGER, "visits", "0", null, List.of())),
            "Budget", defined("Budget", new AttributeType(AttributeKind.CURRENCY, "EUR", null, null, List.of())),
            "Coffee", defined("Coffee", new AttributeType(AttributeKind.BOOLEAN, null, null, null, List.of())),
            "Fitting",
                    defined(
                            "Fitting",
                            new AttributeType(AttributeKind.DATE_TIME, null, "2026-01-01T00:00:00Z", null, List.of())),
            "Stylist", defined("Stylist", new AttributeType(AttributeKind.REFERENCE, null, null, null, List.of())));

    private static AttributeDefinition defined(String name, AttributeType type) {
        return new AttributeDefinition(name, type, null, new AttributeTexts(null, null, null), Map.of());
    }

    /// C06: date-time and reference are taken too
    @ParameterizedTest
    @CsvSource({
        "Note, STRING, Likes rain, Likes rain",
        "Visits, INTEGER, 7, 7",
        "Size, DECIMAL, 42.50, 42.5",
        "Size, INTEGER, 42, 42",
        "Budget, DECIMAL, 99.9000, 99.9",
        "Coffee, BOOLEAN, true, true",
        "Fitting, DATE_TIME, 2026-12-24T18:00:00+02:00, 2026-12-24T16:00:00Z",
        "Stylist, STRING, staff/12, staff/12"
    })
    void valueOfEveryKindIsTaken(String name, Form form, String given, String canonical) {
        var checked = AttributeRules.check(Map.of(name, new GivenValue(form, given)), DEFINED);

        assertThat(checked.violations()).isEmpty();
        assertThat(checked.values()).containsExactly(Map.entry(name, canonical));
    }

    /// C07, C08, and the rest of spec 2.10.10
    @ParameterizedTest
    @CsvSource({
        "Colour, STRING, pink, InvalidAttributeValue",
        "Colour, STRING, Red, InvalidAttributeValue",
        "Note, STRING, '  ', InvalidAttributeValue",
        "Budget, DECIMAL, 1.23456, InvalidAttributeValue",
        "Fitting, DATE_TIME, tomorrow, InvalidAttributeValue",
        "Size, DECIMAL, 14.99, AttributeValueOutOfBounds",
        "Size, DECIMAL, 52.01, AttributeValueOutOfBounds",
        "Visits, INTEGER, -1, AttributeValueOutOfBounds",
        "Fitting, DATE_TIME, 2025-12-31T23:59:59Z, AttributeValueOutOfBounds",
        "Size, STRING, 42, AttributeTypeMismatch",
        "Visits, DECIMAL, 7.0, AttributeTypeMismatch",
        "Coffee, STRING, true, AttributeTypeMismatch",
        "Visits, INTEGER, , AttributeValueCannotBeNull",
        "Hat size, INTEGER, 7, AttributeDefinitionNotFound"
    })
    void whatIsNoValueIsRefusedWithTheOriginalsCode(String name, Form form, String given, String code) {
        var checked = AttributeRules.check(Map.of(name, new GivenValue(form, given)), DEFINED);

        assertThat(checked.violations())
                .extracting(Violation::code, Violation::target)
                .containsExactly(tuple(code, "attributes/" + name));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        var given = Map.of("Size", new GivenValue(Form.DECIMAL, "99"), "Hat", new GivenValue(Form.STRING, "x"));

        assertThat(AttributeRules.check(given, DEFINED).violations()).hasSize(2);
    }

    @Test
    void valueOfAStoreIsTakenAsItIsWrittenWhileItsDefinitionAllowsIt() {
        assertThat(AttributeRules.checkCanonical(Map.of("Size", "42.5", "Coffee", "true"), DEFINED))
                .isEmpty();
        assertThat(AttributeRules.checkCanonical(Map.of("Size", "42.50"), DEFINED))
                .extracting(Violation::code)
                .containsExactly("InvalidAttributeValue");
        assertThat(AttributeRules.checkCanonical(Map.of("Size", "99"), DEFINED))
                .extracting(Violation::code)
                .containsExactly("AttributeValueOutOfBounds");
        assertThat(AttributeRules.checkCanonical(Map.of("Hat", "x"), DEFINED))
                .extracting(Violation::code)
                .containsExactly("AttributeDefinitionNotFound");
    }
}
