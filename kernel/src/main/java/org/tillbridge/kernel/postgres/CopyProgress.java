package org.tillbridge.kernel.postgres;

/// Hears how far a backup or a restore is.
@FunctionalInterface
public interface CopyProgress {

    /// Nobody looks.
    CopyProgress UNSEEN = (done, all) -> {};

    /// Some more bytes are copied; `all` is an estimate while the server runs.
    void copied(long done, long all);
}
