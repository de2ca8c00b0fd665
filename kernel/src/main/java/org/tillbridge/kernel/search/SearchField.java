package org.tillbridge.kernel.search;

import java.util.Arrays;
import java.util.Optional;

/// What a criterion looks at.
public enum SearchField {
    /// All of the others.
    ANY,
    NAME,
    EMAIL,
    PHONE,
    ACCOUNT,
    ADDRESS,
    CARD;

    /// One of them, in any case of its letters; not all together.
    public static Optional<SearchField> findField(String name) {
        return Arrays.stream(values())
                .filter(field -> field != ANY && field.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
