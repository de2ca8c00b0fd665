package org.tillbridge.channel.odata;

import java.util.ArrayList;
import java.util.List;

/// Cuts a list at the commas that stand in no parentheses.
final class Lists {

    private Lists() {}

    static List<String> split(String text, String target) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        parts.add(part(text.substring(from, at), target));
                        from = at + 1;
                    }
                }
                default -> {}
            }
        }
        parts.add(part(text.substring(from), target));
        return parts;
    }

    private static String part(String text, String target) {
        if (text.isBlank()) {
            throw new BadQuery("InvalidQueryOption", target, target + " is a list of names with commas between them");
        }
        return text.strip();
    }
}
