package org.tillbridge.headquarters.api;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// A setting as a caller writes it: `sync-with-backup`.
final class SettingValue {

    private SettingValue() {}

    /// Null stays null. Throws `SettingInvalid` with the rule.
    static <E extends Enum<E>> @Nullable E read(String rule, Class<E> type, @Nullable String given) {
        if (given == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(value ->
                        value.name().equals(given.toUpperCase(Locale.ROOT).replace('-', '_')))
                .findFirst()
                .orElseThrow(() ->
                        new TillbridgeException(ErrorCode.user("SettingInvalid"), "%s, not %s".formatted(rule, given)));
    }
}
