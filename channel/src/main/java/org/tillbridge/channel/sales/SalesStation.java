package org.tillbridge.channel.sales;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.tillbridge.channel.settings.ProfileSettings;
import org.tillbridge.kernel.realtime.EarlyRequestsCall;
import org.tillbridge.kernel.sql.Database;

/// What the operations of one store's tills work with.
///
/// @param database the store's channel database
/// @param channelId the store, as callers and headquarters name it
/// @param legalEntity the company it belongs to
/// @param ids where keys come from
/// @param captured told after each commit: a hint, and no more
/// @param orders whom it asks about orders
public record SalesStation(
        Database database,
        String channelId,
        String legalEntity,
        InstantSource clock,
        Supplier<UUID> ids,
        Runnable captured,
        AskAboutOrders orders) {

    /// For a store that asks nobody.
    public SalesStation(
            Database database,
            String channelId,
            String legalEntity,
            InstantSource clock,
            Supplier<UUID> ids,
            Runnable captured) {
        this(
                database,
                channelId,
                legalEntity,
                clock,
                ids,
                captured,
                new AskAboutOrders(
                        null, customer -> new EarlyRequestsCall(customer.value(), List.of(), clock.instant())));
    }

    /// What the store has been told to do.
    ProfileSettings settings() {
        return new ProfileSettings(database, channelId);
    }
}
