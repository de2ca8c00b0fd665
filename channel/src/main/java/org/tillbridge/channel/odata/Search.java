package org.tillbridge.channel.odata;

import java.util.Set;

/// Reads `$search`: words, and phrases in quotes, all of which are looked for.
final class Search {

    private static final String TARGET = "$search";
    private static final Set<String> UNKNOWN = Set.of("OR", "NOT");

    private Search() {}

    static String keyword(String given) {
        String text = given.replaceAll("(^|\\s)AND(?=\\s)", " ");
        for (String word : text.split("\\s+")) {
            if (UNKNOWN.contains(word)) {
                throw new BadQuery(
                        "InvalidSearchKeyword", TARGET, "$search looks for all its words; OR and NOT are for $filter");
            }
        }
        String keyword = text.replace("\"", "").strip();
        if (keyword.isEmpty()) {
            throw new BadQuery("SearchKeywordMissing", TARGET, "A search needs a word");
        }
        return keyword;
    }
}
