package org.tillbridge.channel.customers;

import org.tillbridge.kernel.digest.Sha256;

/// What was asked for, as a SHA-256: taken before the store adds anything, so that asking again
/// gives the same.
record ContentHash(String hex) {

    /// @param operation what was asked for, by a name that no other operation has
    /// @param content all of what was asked
    static ContentHash of(String operation, String customer, String content) {
        return new ContentHash(Sha256.hexOf(operation + '\n' + customer + '\n' + content));
    }
}
