package org.tillbridge.channel.customers;

import org.tillbridge.kernel.customer.CustomerRules;

/// What somebody looks for, and which page of it.
public record CustomerSearch(String keyword, int top, int skip) {

    public static final int MOST_ROWS = 100;
    public static final int USUAL_ROWS = 25;
    public static final int LONGEST_KEYWORD = 255;

    public CustomerSearch {
        if (!isKeyword(keyword)) {
            throw new IllegalArgumentException("A keyword is 1 to 255 characters a database can hold");
        }
        if (top < 1 || top > MOST_ROWS || skip < 0) {
            throw new IllegalArgumentException("A page has 1 to 100 rows and starts at 0 or later");
        }
    }

    /// Whether this can be looked for at all.
    public static boolean isKeyword(String text) {
        return !text.isBlank() && text.length() <= LONGEST_KEYWORD && CustomerRules.isStorable(text);
    }
}
