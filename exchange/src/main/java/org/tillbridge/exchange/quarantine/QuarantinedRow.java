package org.tillbridge.exchange.quarantine;

/// A row that was not taken.
///
/// @param key     its key columns as text
/// @param reason  why, in words a person understands
/// @param content the row as it came
public record QuarantinedRow(String table, String key, String reason, String content) {}
