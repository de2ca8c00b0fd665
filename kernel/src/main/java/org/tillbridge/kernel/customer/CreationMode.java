package org.tillbridge.kernel.customer;

/// How a customer was created, as its request says for ever.
public enum CreationMode {
    /// Headquarters answered at once.
    SYNC,
    /// The functionality profile says that nobody is asked.
    ASYNC_BY_PROFILE,
    /// Headquarters was to be asked and did not answer.
    ASYNC_BY_FALLBACK,
    /// The database works offline.
    ASYNC_OFFLINE
}
