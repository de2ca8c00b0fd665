package org.tillbridge.bench.search;

/// What a till types.
public enum QueryKind {
    ONE_WORD,
    TWO_BEGINNINGS,
    PHONE,
    EMAIL,
    ACCOUNT,
    ADDRESS,
    FREQUENT_NAME,
    FREQUENT_FULL_NAME,
    ONE_LETTER
}
