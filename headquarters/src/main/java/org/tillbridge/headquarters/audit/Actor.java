package org.tillbridge.headquarters.audit;

import java.util.Objects;

/// Who acts: an operator's token may be shared, so the person is who her machine says she is.
public final class Actor {

    /// The person of the call that runs now; the entrance sets it.
    public static final ScopedValue<String> PERSON = ScopedValue.newInstance();

    /// The name of the token the call carries; the entrance sets it.
    public static final ScopedValue<String> RIGHT = ScopedValue.newInstance();

    private static final String OPERATOR = "operator";

    private Actor() {}

    /// The person, or `operator` when the call does not name one.
    public static String person() {
        return Objects.requireNonNull(PERSON.orElse(OPERATOR));
    }

    /// The name of the token, `operator` for the one of headquarters' data directory.
    public static String right() {
        return Objects.requireNonNull(RIGHT.orElse(OPERATOR));
    }

    /// Does what a person does who is just signing in.
    public static void as(String name, Runnable deed) {
        ScopedValue.where(PERSON, name).where(RIGHT, name).run(deed);
    }
}
