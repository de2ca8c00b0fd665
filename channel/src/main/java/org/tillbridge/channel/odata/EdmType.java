package org.tillbridge.channel.odata;

/// The primitive types of OData that are used here.
public enum EdmType {
    STRING("Edm.String", "a text in quotes"),
    INT32("Edm.Int32", "a whole number"),
    INT64("Edm.Int64", "a whole number"),
    DECIMAL("Edm.Decimal", "a number"),
    BOOLEAN("Edm.Boolean", "true or false"),
    DATE("Edm.Date", "a day like 2026-11-22"),
    DATE_TIME_OFFSET("Edm.DateTimeOffset", "an instant like 2026-11-22T12:00:00Z"),
    /// What `null` is: it goes with every type.
    NULL("null", "null");

    private final String edmName;
    private final String words;

    EdmType(String edmName, String words) {
        this.edmName = edmName;
        this.words = words;
    }

    public String edmName() {
        return edmName;
    }

    /// How a person is told what is expected.
    String words() {
        return words;
    }

    boolean isNumber() {
        return this == INT32 || this == INT64 || this == DECIMAL;
    }

    boolean goesWith(EdmType other) {
        return this == other || this == NULL || other == NULL || (isNumber() && other.isNumber());
    }
}
