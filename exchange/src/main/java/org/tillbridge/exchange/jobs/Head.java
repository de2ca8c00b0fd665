package org.tillbridge.exchange.jobs;

/// The table whose rows the rows of another follow: lines follow their head. A line goes up in the
/// session of its head's outbox row and has none of its own.
///
/// @param table the head's table at the source, whose key is one column
/// @param column the column of the line that names its head, of one name on both sides
public record Head(String table, String column) {}
