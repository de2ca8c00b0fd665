package org.tillbridge.kernel.customer;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// A customer's key for life, made where the customer is born.
///
/// The nil and the max UUID are nobody: clients send them for "no value", and two tills doing so
/// must not share one customer.
public record CustomerId(UUID value) {

    private static final UUID NIL = new UUID(0, 0);
    private static final UUID MAX = new UUID(-1, -1);

    // UUID.fromString also takes "1-1-1-1-1", which is somebody's account ID.
    private static final Pattern SPELLING = Pattern.compile(
            "(?:urn:uuid:)?" + "(\\{)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(\\})?");

    public CustomerId {
        if (value.equals(NIL) || value.equals(MAX)) {
            throw new IllegalArgumentException("The nil and the max UUID are no customer: " + value);
        }
    }

    /// Reads any spelling of RFC 9562 (upper case, `urn:uuid:`) and the one in braces; empty for
    /// anything else.
    public static Optional<CustomerId> parse(String text) {
        return parseUuid(text)
                .filter(value -> !value.equals(NIL) && !value.equals(MAX))
                .map(CustomerId::new);
    }

    /// The UUID in any spelling, nil and max included.
    public static Optional<UUID> parseUuid(String text) {
        var spelled = SPELLING.matcher(text.toLowerCase(Locale.ROOT));
        if (!spelled.matches() || (spelled.group(1) == null) != (spelled.group(3) == null)) {
            return Optional.empty();
        }
        return Optional.of(UUID.fromString(spelled.group(2)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
