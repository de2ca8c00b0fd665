package org.tillbridge.channel.api;

/// Whether a store's door asks who calls.
public enum LogOn {
    /// Each call carries the token of someone who has logged on.
    REQUIRED,
    /// Whoever reaches the door may call; who logs on is known by name.
    OPEN
}
