package org.tillbridge.headquarters.stores;

import java.security.SecureRandom;
import java.util.Locale;
import org.tillbridge.kernel.digest.Sha256;

/// Codes a person types, of 122 bits; kept only as SHA-256, which is enough because nobody can guess
/// them one by one.
final class JoinCode {

    private static final SecureRandom RANDOM = new SecureRandom();
    /// No letters that look alike on paper.
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private static final int LENGTH = 25;

    private JoinCode() {}

    static String fresh() {
        var code = new StringBuilder();
        for (int place = 0; place < LENGTH; place++) {
            code.append(place > 0 && place % 5 == 0 ? "-" : "")
                    .append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /// A code as people type it: small letters and blanks do not matter.
    static byte[] hashOf(String code) {
        return Sha256.of(code.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }
}
