package org.tillbridge.kernel.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// SHA-256 (FIPS 180-4).
public final class Sha256 {

    private Sha256() {}

    /// The 32 bytes of a text's UTF-8.
    public static byte[] of(String text) {
        return begin().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The same, as 64 hexadecimal digits in small letters.
    public static String hexOf(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /// For what passes piece by piece.
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new TillbridgeException(ErrorCode.bug("NoSha256"), "This Java has no SHA-256", e);
        }
    }
}
