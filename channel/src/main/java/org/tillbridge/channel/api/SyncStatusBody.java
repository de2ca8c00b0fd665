package org.tillbridge.channel.api;

import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.customers.Customer;
import org.tillbridge.channel.customers.RequestState;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Where a customer is on its way to headquarters. Ours: the original has no such field.
///
/// @param text what stands where the account ID will be, or next to it; never the UUID
/// @param state `Captured`, `Sealed`, `Waiting`, `Held`, `Done`
/// @param reason why it is held or waits
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record SyncStatusBody(String text, String state, @Nullable String reason, int pendingRequests) {

    static final String PENDING = "Pending sync";

    static SyncStatusBody of(Customer customer) {
        var sync = customer.sync();
        return new SyncStatusBody(text(customer), word(sync.state()), sync.reason(), sync.pendingRequests());
    }

    private static String text(Customer customer) {
        if (customer.findAccount().isEmpty()) {
            return PENDING;
        }
        return customer.sync().state() == RequestState.DONE ? "Synchronized" : "Change pending";
    }

    private static String word(RequestState state) {
        return switch (state) {
            case CAPTURED -> "Captured";
            case SEALED -> "Sealed";
            case WAITING -> "Waiting";
            case HELD -> "Held";
            case DONE -> "Done";
        };
    }
}
