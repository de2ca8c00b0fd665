package org.tillbridge.kernel.search;

/// What a criterion looks at.
public enum SearchField {
    /// All of the others.
    ANY,
    NAME,
    EMAIL,
    PHONE,
    ACCOUNT,
    ADDRESS,
    CARD
}
