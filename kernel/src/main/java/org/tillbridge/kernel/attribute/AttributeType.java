package org.tillbridge.kernel.attribute;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.Violation;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Which values an attribute takes.
///
/// @param unit    of measure; the currency of an amount
/// @param minimum the smallest value, canonical; null: there is none
/// @param maximum the largest
/// @param allowed the fixed list of a text; none: any text
public record AttributeType(
        AttributeKind kind,
        @Nullable String unit,
        @Nullable String minimum,
        @Nullable String maximum,
        List<String> allowed) {

    /// The original's codes (spec 2.10.10).
    public static final String INVALID_VALUE = "InvalidAttributeValue";

    public static final String OUT_OF_BOUNDS = "AttributeValueOutOfBounds";
    private static final ErrorCode INVALID = ErrorCode.user("AttributeTypeInvalid");

    public AttributeType {
        boolean isMeasured = kind == AttributeKind.INTEGER || kind == AttributeKind.DECIMAL;
        require(!isMeasured || (unit != null && !unit.isBlank()), "integer and decimal need a unit of measure");
        require(allowed.isEmpty() || kind == AttributeKind.TEXT, "only a text has a fixed list of values");
        require((minimum == null && maximum == null) || kind.isRanged(), "values of this kind have no range");
        allowed =
                allowed.stream().map(value -> canonical(kind, value)).distinct().toList();
        minimum = minimum == null ? null : canonical(kind, minimum);
        maximum = maximum == null ? null : canonical(kind, maximum);
        require(
                minimum == null || maximum == null || kind.compare(minimum, maximum) <= 0,
                "the range ends before it begins");
    }

    /// What is wrong with a text as a value of this type, for the attribute of that name; empty
    /// when nothing is.
    public Optional<Violation> check(String attribute, String text) {
        Optional<String> canonical = kind.canonical(text);
        if (canonical.isEmpty() || (!allowed.isEmpty() && !allowed.contains(canonical.get()))) {
            String expected = allowed.isEmpty() ? "takes a value of kind " + kind : "takes one of " + allowed;
            return violation(INVALID_VALUE, attribute, expected);
        }
        if (minimum != null && kind.compare(canonical.get(), minimum) < 0) {
            return violation(OUT_OF_BOUNDS, attribute, "takes no value below " + minimum);
        }
        if (maximum != null && kind.compare(canonical.get(), maximum) > 0) {
            return violation(OUT_OF_BOUNDS, attribute, "takes no value above " + maximum);
        }
        return Optional.empty();
    }

    private static Optional<Violation> violation(String code, String attribute, String problem) {
        return Optional.of(
                new Violation(code, "attributes/" + attribute, "Attribute %s %s".formatted(attribute, problem)));
    }

    private static String canonical(AttributeKind kind, String value) {
        return kind.canonical(value)
                .orElseThrow(
                        () -> new TillbridgeException(INVALID, "'%s' is no value of kind %s".formatted(value, kind)));
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new TillbridgeException(INVALID, problem);
        }
    }
}
