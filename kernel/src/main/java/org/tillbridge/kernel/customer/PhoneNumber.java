package org.tillbridge.kernel.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;

/// Reads phones as people type them. A phone that is no number ("ask for Anna") is kept as typed
/// and just has none.
public final class PhoneNumber {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneNumber() {}

    /// The number in E.164, read as somebody in `region` (two-letter country) would dial it; empty
    /// when it is none.
    public static Optional<String> parse(String typed, String region) {
        try {
            var number = NUMBERS.parse(typed, region);
            return NUMBERS.isValidNumber(number)
                    ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
