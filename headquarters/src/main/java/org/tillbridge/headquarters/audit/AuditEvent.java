package org.tillbridge.headquarters.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a person did.
///
/// @param actor      by which right
/// @param person     who her machine says she is
/// @param detail     names, never values of rows
/// @param before     what was so; null: nothing, or it is redacted
/// @param redactedAt since when before, after and reason are gone
/// @param digest     of this event and all before it, in hexadecimal digits
public record AuditEvent(
        long number,
        Instant at,
        String actor,
        String person,
        String action,
        String subject,
        JsonNode detail,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        @Nullable String reason,
        @Nullable Instant redactedAt,
        String digest) {}
