package org.tillbridge.headquarters.changes;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the changes: behind the one of this number. The mark is of that change, so that a
/// number that was given anew after a restore is noticed.
record ChangeToken(long number, String mark) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})\\.([0-9a-f]{8})");

    static ChangeToken behind(long number, UUID change) {
        return new ChangeToken(number, markOf(change));
    }

    static Optional<ChangeToken> parse(String text) {
        Matcher written = TEXT.matcher(text);
        return written.matches()
                ? Optional.of(new ChangeToken(Long.parseLong(written.group(1)), written.group(2)))
                : Optional.empty();
    }

    boolean isOf(UUID change) {
        return mark.equals(markOf(change));
    }

    private static String markOf(UUID change) {
        return change.toString().substring(0, 8);
    }

    String text() {
        return number + "." + mark;
    }
}
