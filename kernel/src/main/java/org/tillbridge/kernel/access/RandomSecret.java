package org.tillbridge.kernel.access;

import java.security.SecureRandom;
import java.util.Base64;

/// Makes secrets that nobody guesses: 256 random bits, in letters that may stand in an address.
public final class RandomSecret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private RandomSecret() {}

    public static String next() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
