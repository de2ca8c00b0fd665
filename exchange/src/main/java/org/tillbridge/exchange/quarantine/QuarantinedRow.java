package org.tillbridge.exchange.quarantine;

import org.jspecify.annotations.Nullable;

/// A row that was not taken.
///
/// @param key       its key columns as text
/// @param keyValues the same as a JSON object, null when they are not known
/// @param reason    why, in words a person understands
/// @param content   the row as it came: a JSON object, each value as text
/// @param standing  for a conflict the row that is here, null otherwise
public record QuarantinedRow(
        Kind kind,
        String table,
        String key,
        @Nullable String keyValues,
        String reason,
        String content,
        @Nullable String standing) {

    /// What is the matter with it.
    public enum Kind {
        /// The database does not take it.
        REFUSED,
        /// It is no row at all, or no text: what is kept of it has a mark where a character was.
        UNREADABLE,
        /// Its key is here with other content.
        CONFLICT
    }

    public static QuarantinedRow refused(Place place, String reason, String content) {
        return new QuarantinedRow(Kind.REFUSED, place.table(), place.key(), place.keyValues(), reason, content, null);
    }

    /// Which row.
    public record Place(String table, String key, @Nullable String keyValues) {}
}
