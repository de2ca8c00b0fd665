package org.tillbridge.channel.query;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerId;

/// The customers of one page, in order.
///
/// @param next where the next page goes on; null behind the last
public record KeyPage(List<CustomerId> customers, @Nullable Continuation next) {

    public KeyPage {
        customers = List.copyOf(customers);
    }

    public Optional<Continuation> findNext() {
        return Optional.ofNullable(next);
    }
}
