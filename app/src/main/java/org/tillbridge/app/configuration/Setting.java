package org.tillbridge.app.configuration;

import java.util.regex.Pattern;

/// A key with its value in effect and where that comes from: `default`, `tillbridge.yaml:12`,
/// `environment TILLBRIDGE_HEADQUARTERS_PORT` or `--set`.
///
/// @param value as written; empty = not set
public record Setting(String key, String value, String source) {

    static final String DEFAULT = "default";
    private static final String MASK = "********";
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(?i)(password=)[^&]*");

    public boolean isDefault() {
        return source.equals(DEFAULT);
    }

    /// The value as it may be shown to anyone.
    public String shownValue() {
        if (value.isEmpty()) {
            return "";
        }
        boolean secret = Catalogue.find(key)
                .filter(known -> known.kind() == ValueKind.SECRET)
                .isPresent();
        return secret ? MASK : PASSWORD_IN_URL.matcher(value).replaceAll("$1" + MASK);
    }

    /// Not the value: it may be a secret.
    @Override
    public String toString() {
        return key + "=" + shownValue() + " (" + source + ")";
    }
}
