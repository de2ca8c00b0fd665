package org.tillbridge.exchange.capture;

import org.tillbridge.exchange.jobs.Offline;
import org.tillbridge.exchange.jobs.Subjob;

/// The channel databases that are sent the same packages: the name of their group and their legal
/// entity, which are the values of a subjob's filters.
public record ChannelGroup(String name, String legalEntity, Kind kind) {

    /// What kind of databases they are.
    public enum Kind {
        CHANNEL,
        /// Registers' own: what is excluded from offline data is not in them (spec I10, M07).
        OFFLINE
    }

    /// Whether its databases get rows of the table: an excluded one is emptied in offline
    /// databases.
    public boolean takes(Subjob subjob) {
        return kind == Kind.CHANNEL || subjob.offline() == Offline.INCLUDED;
    }

    public ChannelGroup(String name, String legalEntity) {
        this(name, legalEntity, Kind.CHANNEL);
    }
}
