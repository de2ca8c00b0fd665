package org.tillbridge.app.demo;

import java.util.Optional;

/// Where the customers come from, one after the other; several tills may ask at once.
public interface CardSource extends AutoCloseable {

    /// A customer as a till would send it.
    ///
    /// @param origin what a person recognizes it by in a report: the line of a file, a number
    /// @param store  which of the stores, counted from 0
    record Card(String origin, int store, String json) {}

    /// The next customer; empty when there are no more.
    Optional<Card> next();

    @Override
    default void close() {
        // Most sources hold nothing.
    }
}
