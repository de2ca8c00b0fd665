package org.tillbridge.exchange.capture;

import java.util.Collection;
import java.util.Comparator;

/// Finds the name somebody may have meant.
public final class ClosestName {

    private ClosestName() {}

    /// `; did you mean 'x'?` when a known name is near enough, otherwise nothing.
    public static String suggestion(String given, Collection<String> known) {
        int near = Math.max(2, given.length() / 3);
        return known.stream()
                .filter(name -> distance(given, name) <= near)
                .min(Comparator.comparingInt((String name) -> distance(given, name))
                        .thenComparing(Comparator.naturalOrder()))
                .map("; did you mean '%s'?"::formatted)
                .orElse("");
    }

    /// How many characters have to be added, dropped or replaced (Levenshtein).
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
