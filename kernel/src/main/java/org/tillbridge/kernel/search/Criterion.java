package org.tillbridge.kernel.search;

import org.tillbridge.kernel.customer.CustomerRules;

/// One thing that is known of the customer.
public record Criterion(SearchField field, String text) {

    public static final int LONGEST_TEXT = 255;

    public Criterion {
        if (!isSearchable(text)) {
            throw new IllegalArgumentException("A criterion is 1 to 255 characters a database can hold");
        }
    }

    /// Whether this can be looked for at all.
    public static boolean isSearchable(String text) {
        return !text.isBlank() && text.length() <= LONGEST_TEXT && CustomerRules.isStorable(text);
    }
}
