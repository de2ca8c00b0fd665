package org.tillbridge.kernel.customer;

import java.util.Arrays;
import java.util.Optional;

/// The fields of a customer that a request may set: the column they live in, how long they may be
/// (in code points) and what the refusal of a longer one is called. Headquarters' validation reads
/// its limits from here too.
public enum CustomerField {
    CUSTOMER_TYPE("customer_type", "Customer type", 20, Violation.FIELD_TOO_LONG),
    NAME("name", "Name", 400, Violation.NAME_TOO_LONG),
    FIRST_NAME("first_name", "First name", 100, Violation.NAME_TOO_LONG),
    MIDDLE_NAME("middle_name", "Middle name", 100, Violation.NAME_TOO_LONG),
    LAST_NAME("last_name", "Last name", 100, Violation.NAME_TOO_LONG),
    EMAIL("email", "E-mail", 255, Violation.EMAIL_TOO_LONG),
    PHONE("phone", "Phone", 255, Violation.PHONE_TOO_LONG),
    /// The phone in E.164, derived, never given.
    PHONE_NUMBER("phone_number", "Phone number", 20, Violation.PHONE_TOO_LONG),
    LANGUAGE("language", "Language", 35, Violation.FIELD_TOO_LONG),
    CURRENCY("currency", "Currency", 3, Violation.FIELD_TOO_LONG),
    CUSTOMER_GROUP("customer_group", "Customer group", 60, Violation.FIELD_TOO_LONG),
    RECEIPT_EMAIL("receipt_email", "Receipt e-mail", 255, Violation.EMAIL_TOO_LONG),
    /// How receipts are wanted: a [ReceiptOption].
    RECEIPT_OPTION("receipt_option", "Receipt option", 10, Violation.FIELD_TOO_LONG),
    /// The personal title: Dr, Prof.
    TITLE("title", "Title", 60, Violation.FIELD_TOO_LONG),
    VAT_NUMBER("vat_number", "VAT number", 60, Violation.FIELD_TOO_LONG),
    IDENTIFICATION_NUMBER("identification_number", "Identification number", 60, Violation.FIELD_TOO_LONG),
    /// A day: `1990-12-31`.
    BIRTH_DATE("birth_date", "Birth date", 10, Violation.FIELD_TOO_LONG);

    private final String column;
    private final String label;
    private final int maximumLength;
    private final String tooLong;

    CustomerField(String column, String label, int maximumLength, String tooLong) {
        this.column = column;
        this.label = label;
        this.maximumLength = maximumLength;
        this.tooLong = tooLong;
    }

    /// The column of `customer`, and the key in a request's payload.
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

    public static Optional<CustomerField> findByColumn(String column) {
        return Arrays.stream(values())
                .filter(field -> field.column.equals(column))
                .findAny();
    }
}
