package org.tillbridge.kernel.customer;

import org.jspecify.annotations.Nullable;

/// What somebody says of a contact.
///
/// @param value   names the contact
/// @param primary whether it is to be the primary one; null and false leave it as it is
/// @param optIn   whether she consents to marketing there; null leaves it as it is
/// @param ends    whether it is to go
public record GivenContact(
        ContactKind kind,
        String value,
        @Nullable Boolean primary,
        @Nullable Boolean optIn,
        boolean ends) {

    boolean isToBePrimary() {
        return Boolean.TRUE.equals(primary) && !ends;
    }
}
