package org.tillbridge.kernel.customer;

import java.util.Arrays;
import java.util.Optional;

/// The text fields of an address that a request may set; see [CustomerField]. `fillsAddress`: one
/// of these makes an address more than empty (spec 2.7.7).
public enum AddressField {
    NAME("name", "Address name", 400, Violation.ADDRESS_TOO_LONG),
    PURPOSE("purpose", "Purpose", 40, Violation.ADDRESS_TOO_LONG),
    STREET("street", "Street", 400, Violation.STREET_TOO_LONG),
    STREET_NUMBER("street_number", "Street number", 60, Violation.ADDRESS_TOO_LONG),
    BUILDING("building", "Building", 60, Violation.ADDRESS_TOO_LONG),
    DISTRICT("district", "District", 60, Violation.ADDRESS_TOO_LONG),
    CITY("city", "City", 60, Violation.ADDRESS_TOO_LONG),
    COUNTY("county", "County", 60, Violation.ADDRESS_TOO_LONG),
    STATE("state", "State", 60, Violation.ADDRESS_TOO_LONG),
    POSTAL_CODE("postal_code", "Postal code", 20, Violation.ADDRESS_TOO_LONG),
    COUNTRY("country", "Country", 2, Violation.ADDRESS_TOO_LONG),
    PHONE("phone", "Phone", 255, Violation.PHONE_TOO_LONG),
    EMAIL("email", "E-mail", 255, Violation.EMAIL_TOO_LONG),
    URL("url", "Web address", 255, Violation.ADDRESS_TOO_LONG),
    /// What others keep of it, as one JSON object; a change carries what it says anew.
    EXTENSIONS("extensions", "ExtensionProperties", 16_000, Violation.ADDRESS_TOO_LONG);

    private final String column;
    private final String label;
    private final int maximumLength;
    private final String tooLong;

    AddressField(String column, String label, int maximumLength, String tooLong) {
        this.column = column;
        this.label = label;
        this.maximumLength = maximumLength;
        this.tooLong = tooLong;
    }

    /// The column of `customer_address`, and the key in an address of a payload.
    public String column() {
        return column;
    }

    public String label() {
        return label;
    }

    public int maximumLength() {
        return maximumLength;
    }

    /// The code of the refusal when a value is longer.
    public String tooLong() {
        return tooLong;
    }

    /// Whether this field alone makes an address more than empty, as eleven do: not its name,
    /// purpose, state or what others keep.
    public boolean fillsAddress() {
        return this != NAME && this != PURPOSE && this != STATE && this != EXTENSIONS;
    }

    public static Optional<AddressField> findByColumn(String column) {
        return Arrays.stream(values())
                .filter(field -> field.column.equals(column))
                .findAny();
    }
}
