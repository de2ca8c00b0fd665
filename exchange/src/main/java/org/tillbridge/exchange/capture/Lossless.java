package org.tillbridge.exchange.capture;

import java.util.regex.Pattern;

/// Types that take a value and keep only a part of it, without an error: a shorter `numeric`
/// rounds, a `date` forgets the hour. What is kept of a valid value has to be all of it.
final class Lossless {

    private static final Pattern NUMERIC = Pattern.compile("numeric\\(.*\\)");
    private static final Pattern VARYING = Pattern.compile("character varying\\((\\d+)\\)");
    private static final Pattern ROUNDED_TIME = Pattern.compile("(time|timestamp)\\(\\d\\) (with|without) time zone");
    private static final String OFFSET = "':[0-9.]+ *([+-][0-9]{2}|[Zz]$)'";

    private Lossless() {}

    /// Whether a valid value may lose something in this type.
    static boolean isQuestion(String type) {
        return !condition(type, "x").equals("true");
    }

    /// A condition over a value that is valid for the type: nothing of it is lost.
    static String condition(String type, String value) {
        var varying = VARYING.matcher(type);
        if (varying.matches()) {
            return "char_length(%s) <= %s".formatted(value, varying.group(1));
        }
        if (NUMERIC.matcher(type).matches()) {
            return "cast(%1$s as numeric) = cast(%1$s as %2$s)".formatted(value, type);
        }
        if (type.equals("real")) {
            return "(cast(cast(%1$s as real) as text) = cast(cast(%1$s as double precision) as text) or cast(%1$s as real) = cast(%1$s as double precision))"
                    .formatted(value);
        }
        return timeCondition(type, value);
    }

    private static String timeCondition(String type, String value) {
        boolean zoned = type.endsWith("with time zone");
        String offsetLost = zoned ? "" : " and %s !~ %s".formatted(value, OFFSET);
        if (ROUNDED_TIME.matcher(type).matches()) {
            String exact = type.replaceFirst("\\(\\d\\)", "");
            return "(cast(%1$s as %2$s) = cast(%1$s as %3$s)%4$s)".formatted(value, exact, type, offsetLost);
        }
        if (type.equals("timestamp without time zone") || type.equals("time without time zone")) {
            return "%s !~ %s".formatted(value, OFFSET);
        }
        return type.equals("date")
                ? "(%1$s !~ '[0-9]:[0-9]' or %1$s ~ '[ T]00:00(:00(\\.0+)?)?$')".formatted(value)
                : "true";
    }
}
