package org.tillbridge.channel.customers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What was asked for, as a SHA-256: taken before the store adds anything, so that asking again
/// gives the same.
record ContentHash(String hex) {

    /// @param operation what was asked for, by a name that no other operation has
    /// @param content all of what was asked
    static ContentHash of(String operation, String customer, String content) {
        return digest(operation + '\n' + customer + '\n' + content);
    }

    private static ContentHash digest(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return new ContentHash(HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new TillbridgeException(ErrorCode.bug("NoSha256"), "This Java has no SHA-256", e);
        }
    }
}
