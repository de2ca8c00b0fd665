package org.tillbridge.channel.api;

/// Text of a caller as an answer may repeat it: short, and nothing in it that JSON cannot carry.
final class Shown {

    private static final int LONGEST = 80;
    private static final int REPLACEMENT = 0xFFFD;

    private Shown() {}

    static String text(String given) {
        var shown = new StringBuilder();
        given.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || isHalf(c) ? REPLACEMENT : c)
                .forEach(shown::appendCodePoint);
        return given.codePoints().skip(LONGEST).findAny().isPresent() ? shown + "…" : shown.toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
