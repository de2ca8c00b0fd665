package org.tillbridge.headquarters.stores;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.tillbridge.kernel.digest.Sha256;

/// Random words that prove something. 256 bits for a secret, 80 bits for a code a person types;
/// kept only as SHA-256, which is enough because nobody can guess them one by one.
final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    /// No letters that look alike on paper.
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private Secret() {}

    static String newSecret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String newCode() {
        var code = new StringBuilder();
        for (int place = 0; place < 20; place++) {
            code.append(place > 0 && place % 5 == 0 ? "-" : "")
                    .append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /// A code as people type it: small letters and blanks do not matter.
    static byte[] hashOfCode(String code) {
        return hash(code.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }

    static byte[] hash(String secret) {
        return Sha256.of(secret);
    }
}
