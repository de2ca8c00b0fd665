package org.tillbridge.app.demo;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a demonstration shows.
///
/// @param customers how many are created, null: until it is stopped
/// @param rate      how many a second, null: as fast as the tills can
/// @param cards     a CSV file of customers, null: they are made up
/// @param processes whether headquarters and every store are processes of their own
public record DemoOptions(
        int stores,
        @Nullable Integer customers,
        @Nullable Integer rate,
        @Nullable Path cards,
        boolean processes) {

    public Optional<Integer> perSecond() {
        return Optional.ofNullable(rate);
    }

    public long most() {
        return customers == null ? Long.MAX_VALUE : customers;
    }
}
