package org.tillbridge.channel.api;

import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.Violation;

/// One thing that is wrong with a request, in the words of the wire.
///
/// @param code what callers branch on
/// @param target the field, `Addresses/1/Street`
/// @param detail one sentence for a person
/// @param limit the limit that was passed, where there is one
record Problem(
        String code,
        @Nullable String target,
        String detail,
        @Nullable Integer limit) {

    static Problem of(String code, String detail) {
        return new Problem(code, null, detail, null);
    }

    static Problem of(String code, String target, String detail) {
        return new Problem(code, target, detail, null);
    }

    static Problem of(Violation violation) {
        return new Problem(
                violation.code(), WireNames.target(violation.target()), violation.message(), violation.maximum());
    }
}
