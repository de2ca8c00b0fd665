package org.tillbridge.channel.customers;

import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CreationMode;
import org.tillbridge.kernel.realtime.NumberedCustomer;

/// How a new customer came to be.
///
/// @param failure  why headquarters did not answer; null where it was not asked, or did
/// @param customer headquarters' answer; null while it has given none
record Origin(
        CreationMode mode,
        @Nullable String failure,
        @Nullable NumberedCustomer customer) {

    static Origin pending(CreationMode mode, @Nullable String failure) {
        return new Origin(mode, failure, null);
    }

    static Origin numbered(NumberedCustomer customer) {
        return new Origin(CreationMode.SYNC, null, customer);
    }
}
