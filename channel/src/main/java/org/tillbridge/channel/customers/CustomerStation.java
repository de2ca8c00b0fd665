package org.tillbridge.channel.customers;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.tillbridge.channel.settings.ProfileSettings;
import org.tillbridge.kernel.sql.Database;

/// What the operations of one store work with.
///
/// @param database the store's channel database
/// @param store whose customers
/// @param clock the store's clock
/// @param ids where keys come from
/// @param captured told after each commit
/// @param ask whether headquarters is asked before a customer is created
public record CustomerStation(
        Database database,
        Store store,
        InstantSource clock,
        Supplier<UUID> ids,
        Captured captured,
        AskHeadquarters ask) {

    /// For a store that asks nobody.
    public CustomerStation(Database database, Store store, InstantSource clock, Supplier<UUID> ids, Captured captured) {
        this(database, store, clock, ids, captured, AskHeadquarters.never());
    }

    /// What the store has been told to do.
    ProfileSettings settings() {
        return new ProfileSettings(database, store.channelId());
    }
}
