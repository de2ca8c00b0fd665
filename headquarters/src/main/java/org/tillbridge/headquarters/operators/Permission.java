package org.tillbridge.headquarters.operators;

/// What an operator's token permits.
public enum Permission {
    /// To look.
    READ,
    /// To look and to change.
    REPAIR;

    public boolean permits(Permission needed) {
        return compareTo(needed) >= 0;
    }
}
