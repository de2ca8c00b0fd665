package org.tillbridge.app.commandline;

import java.util.Locale;

/// Numbers with their nouns: `1 request`, `18,148 customers`.
final class Counted {

    private Counted() {}

    static String of(long count, String one) {
        return of(count, one, one + "s");
    }

    static String of(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    static String megabytes(long bytes) {
        return number(Math.max(1, bytes >> 20)) + " MB";
    }

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
