package org.tillbridge.headquarters.operators;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What is kept of a token.
public final class TokenHash {

    private TokenHash() {}

    /// SHA-256 in hexadecimal digits.
    public static String of(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new TillbridgeException(ErrorCode.bug("NoSha256"), "This Java has no SHA-256", e);
        }
    }
}
