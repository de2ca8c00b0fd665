package org.tillbridge.headquarters.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What an operator's call has to carry.
public record OperatorToken(String value) {

    /// By which the other headquarters processes know it.
    public String hash() {
        return hash(value);
    }

    static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new TillbridgeException(ErrorCode.bug("NoSha256"), "This Java has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "OperatorToken[…]";
    }
}
