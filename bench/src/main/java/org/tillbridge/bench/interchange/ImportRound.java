package org.tillbridge.bench.interchange;

import java.util.Locale;

/// One round, in seconds.
///
/// @param imported by `tillbridge import customers`
/// @param repeated the same file again, nothing to do
/// @param copy     the file into one table without keys, by `COPY`
/// @param baseline that and one `INSERT … SELECT` a table
public record ImportRound(int number, int customers, double imported, double repeated, double copy, double baseline) {

    /// The import's rate as a part of the baseline's.
    public double ofBaseline() {
        return baseline / imported;
    }

    public double ofCopy() {
        return copy / imported;
    }

    /// One line for a person who waits.
    String line() {
        return String.format(
                Locale.ROOT,
                "round %d%s: import %.2f s (%,.0f customers/s), again %.2f s, baseline %.2f s (%.2f), bare COPY %.2f s (%.2f)",
                number,
                number == 0 ? " (warm-up)" : "",
                imported,
                customers / imported,
                repeated,
                baseline,
                ofBaseline(),
                copy,
                ofCopy());
    }
}
