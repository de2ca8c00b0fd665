package org.tillbridge.headquarters.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.changes.ChangeKind;

/// Who is told what, and how it goes. The secret is in none of it.
///
/// @param kinds       what it is told
/// @param reason      why it is disabled
/// @param waiting     how many changes it has not been told yet, of all kinds
/// @param failures    how often the next one has failed
/// @param nextTryAt   null: at once
/// @param lastFailure what the receiver did the last time
public record Webhook(
        String name,
        UUID webhookId,
        URI url,
        List<ChangeKind> kinds,
        State state,
        @Nullable String reason,
        Instant madeAt,
        long told,
        @Nullable Instant toldAt,
        long waiting,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant nextTryAt,
        @Nullable String lastFailure) {

    public Webhook {
        kinds = List.copyOf(kinds);
    }

    /// Whether it is told anything.
    public enum State {
        ACTIVE,
        /// By a person.
        PAUSED,
        /// By itself, after it has failed for long, or because its receiver said it is gone.
        DISABLED
    }
}
