package org.tillbridge.headquarters.audit;

import java.util.Objects;

/// Who acts: an operator's token is shared, so the person is who her machine says she is.
public final class Actor {

    /// The person of the call that runs now; the entrance sets it.
    public static final ScopedValue<String> PERSON = ScopedValue.newInstance();

    private static final String NOBODY = "operator";

    private Actor() {}

    /// The person, or `operator` when the call does not name one.
    public static String person() {
        return Objects.requireNonNull(PERSON.orElse(NOBODY));
    }
}
