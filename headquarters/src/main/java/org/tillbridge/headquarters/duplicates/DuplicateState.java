package org.tillbridge.headquarters.duplicates;

/// What became of a pair.
public enum DuplicateState {
    /// Nobody has looked yet.
    OPEN,
    /// One person with two accounts, both of which stay.
    LINKED,
    /// Two people.
    KEPT_APART,
    /// One customer was merged into the other.
    MERGED
}
