package org.tillbridge.kernel.customer;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong with what was given.
///
/// @param code what callers branch on; the original's names where it has one
/// @param target the column, or `addresses/1/street`
/// @param message one sentence for a person; names no value
/// @param maximum the limit that was passed, where there is one
public record Violation(
        String code,
        String target,
        String message,
        @Nullable Integer maximum) {

    public static final String NAME_TOO_LONG = "CustomerNameExceedsMaximumLength";
    public static final String PHONE_TOO_LONG = "CustomerPhoneNumberExceedsMaximumLength";
    public static final String EMAIL_TOO_LONG = "CustomerEmailExceedsMaximumLength";
    public static final String STREET_TOO_LONG = "StreetLengthExceeded";
    public static final String ADDRESS_TOO_LONG = "AddressLengthExceeded";
    public static final String FIELD_TOO_LONG = "FieldLengthExceeded";
    public static final String INVALID_TEXT = "InvalidText";
    public static final String INVALID_EMAIL = "InvalidEmail";
    public static final String INVALID_ADDRESS = "InvalidAddress";
    public static final String INVALID_RECEIPT_OPTION = "InvalidReceiptOption";
    public static final String INVALID_BIRTH_DATE = "InvalidBirthDate";
    public static final String NO_DEFAULT_CUSTOMER = "DefaultCustomerNotFound";
    public static final String NAME_MISSING = "CustomerNameMissing";
    public static final String NAME_COMPOSED = "CustomerNameIsComposed";
    public static final String READ_ONLY = "ReadOnlyField";
    public static final String MULTIPLE_PRIMARY = "MultiplePrimaryAddresses";
    public static final String EMPTY_ADDRESS = "PreValidationForAsyncAddressFailed";
    public static final String ADDRESS_NOT_FOUND = "AddressNotFound";
    public static final String ADDRESS_EXISTS = "AddressAlreadyExists";
    public static final String ADDRESS_FIELD_MISSING = "AddressFieldMissing";
    public static final String POSTAL_CODE_UNUSUAL = "PostalCodeUnusual";
    public static final String TOO_MANY_ADDRESSES = "TooManyAddresses";

    public Violation(String code, String target, String message) {
        this(code, target, message, null);
    }

    /// The limit that was passed, where the violation is about one.
    public OptionalInt limit() {
        return maximum == null ? OptionalInt.empty() : OptionalInt.of(maximum);
    }
}
