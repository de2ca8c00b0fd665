package org.tillbridge.channel.sales;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.tillbridge.kernel.sql.Database;

/// What the operations of one store's tills work with.
///
/// @param database the store's channel database
/// @param channelId the store, as callers and headquarters name it
/// @param legalEntity the company it belongs to
/// @param ids where keys come from
/// @param captured told after each commit: a hint, and no more
public record SalesStation(
        Database database,
        String channelId,
        String legalEntity,
        InstantSource clock,
        Supplier<UUID> ids,
        Runnable captured) {}
