package org.tillbridge.headquarters.numbers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.tillbridge.headquarters.numbers.NumberSequence.Counting;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Hands out the numbers of a sequence that may leave gaps, one for each call, from a block taken
/// in one round trip. A process that ends leaves out what is left of its block.
///
/// Account IDs are not handed out here: conversion gives them, and the ledger has them first.
public final class HandOutNumbers {

    private static final Sql TAKE = Sql.of(HandOutNumbers.class, "take_number_block.sql");

    private final Database database;
    private final SequenceKey key;
    private final int block;
    /// Mutable: what is left of the block.
    private final Queue<String> left = new ArrayDeque<>();

    /// @param block how many numbers are taken at once
    public HandOutNumbers(Database database, SequenceKey key, int block) {
        if (key.isOfCustomers()) {
            throw new TillbridgeException(
                    ErrorCode.bug("AccountIdHandedOut"), "Account IDs are given by the conversion only");
        }
        this.database = database;
        this.key = key;
        this.block = block;
    }

    /// Throws with the reason when the sequence has no number to give.
    public synchronized String next() {
        if (left.isEmpty()) {
            left.addAll(take());
        }
        return left.remove();
    }

    /// On a connection of its own: a block is taken for good, also when the caller's transaction is
    /// not.
    private List<String> take() {
        try (Connection connection = database.source().getConnection()) {
            JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            return TAKE
                    .list(
                            client,
                            Map.of(
                                    "legal_entity", key.legalEntity(),
                                    "sequence_code", key.code(),
                                    "operating_unit", key.operatingUnit(),
                                    "wanted", block,
                                    "without_gaps", false),
                            (row, number) ->
                                    List.of((String[]) row.getArray("numbers").getArray()))
                    .stream()
                    .findFirst()
                    .orElseThrow(this::refused);
        } catch (SQLException e) {
            throw new TillbridgeException(
                    ErrorCode.outage("DatabaseUnreachable"),
                    "Cannot take numbers of %s: %s".formatted(key.text(), e),
                    e);
        }
    }

    private TillbridgeException refused() {
        NumberSequence sequence = new NumberSequences(database).require(key);
        if (sequence.counting() == Counting.CONTINUOUS) {
            return new TillbridgeException(
                    ErrorCode.user("NumberSequenceContinuous"),
                    "Number sequence %s counts without gaps; numbers are taken in blocks only from one that may leave some: tillbridge numbering set %s --no-continuous"
                            .formatted(key.text(), key.text()));
        }
        return new TillbridgeException(ErrorCode.user("NumberSequenceExhausted"), TakeNumbers.whyNone(sequence));
    }
}
