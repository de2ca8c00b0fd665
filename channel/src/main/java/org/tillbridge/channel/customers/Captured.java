package org.tillbridge.channel.customers;

/// Told after each commit that the outbox has something new: a wake-up for the upload, a hint and
/// no more.
@FunctionalInterface
public interface Captured {

    void wake();
}
