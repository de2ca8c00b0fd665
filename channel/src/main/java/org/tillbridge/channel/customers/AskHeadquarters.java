package org.tillbridge.channel.customers;

import java.util.function.Supplier;
import org.tillbridge.kernel.customer.CreateCustomers;
import org.tillbridge.kernel.customer.CreationMode;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.RealtimeService;

/// Whether creates and changes ask headquarters, and how (spec 2.1, 5).
///
/// @param setting the store's, by what it has downloaded
/// @param place   a database that works offline asks nobody, whatever the setting says
/// @param service the real-time service
public record AskHeadquarters(Supplier<CreateCustomers> setting, Place place, RealtimeService service) {

    /// Where the database works.
    public enum Place {
        ONLINE,
        OFFLINE
    }

    /// How the next customer is created, if headquarters answers.
    CreationMode mode() {
        if (place == Place.OFFLINE) {
            return CreationMode.ASYNC_OFFLINE;
        }
        return switch (setting.get()) {
            case SYNC -> CreationMode.SYNC;
            case ASYNC -> CreationMode.ASYNC_BY_PROFILE;
        };
    }

    /// Whether there is anybody to call, whatever the setting says.
    boolean isPossible() {
        return place == Place.ONLINE;
    }

    static AskHeadquarters never() {
        return new AskHeadquarters(
                () -> CreateCustomers.ASYNC, Place.ONLINE, call -> new RealtimeAnswer.Unanswered<>("NotAsked"));
    }
}
