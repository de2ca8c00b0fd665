package org.tillbridge.kernel.error;

/// What can be done about an error. Retries look at nothing else.
public enum ErrorKind {
    /// The caller asked for something that cannot be had; asking again gives the same answer.
    USER,
    /// The data is wrong; a person has to look, the rest goes on.
    DATA,
    /// Something is away for now (a network, a disk, a database); asking again later helps.
    OUTAGE,
    /// Our own mistake.
    BUG
}
