package org.tillbridge.headquarters.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.access.Role;

/// Someone who may sign in at headquarters.
///
/// @param name        what they sign in with, and what the audit trail calls them
/// @param lastSignIn  null: never yet
public record Person(
        String name,
        Role role,
        State state,
        Instant madeAt,
        @Nullable Instant lastSignIn) {

    /// Whether they can sign in.
    public enum State {
        /// Has not chosen a password yet.
        INVITED,
        ACTIVE,
        /// Kept out by an administrator.
        LOCKED
    }
}
