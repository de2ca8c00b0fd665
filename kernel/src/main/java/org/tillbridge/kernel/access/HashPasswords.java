package org.tillbridge.kernel.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Keeps passwords and PINs as Argon2id hashes, which cost 7 MB and some 30 ms each: a few at a time.
public final class HashPasswords {

    private static final int MEMORY_KILOBYTES = 7168;
    private static final int PASSES = 5;
    private static final int BYTES = 32;
    private static final int AT_ONCE = 2;

    private final Argon2Function argon2 =
            Argon2Function.getInstance(MEMORY_KILOBYTES, PASSES, 1, BYTES, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final SecureRandom random = new SecureRandom();
    private final String nobodys = hash(RandomSecret.next());

    /// With a salt of its own: `$argon2id$v=19$m=7168,t=5,p=1$salt$hash`.
    public String hash(String password) {
        byte[] salt = new byte[BYTES / 2];
        random.nextBytes(salt);
        places.acquireUninterruptibly();
        try {
            return argon2.hash(bytes(password), salt).getResult();
        } finally {
            places.release();
        }
    }

    /// Whether it is the password of this hash. Without a hash it takes as long, and is not: who
    /// asks does not learn whether there is one.
    public boolean matches(String password, Optional<String> hash) {
        byte[] known = bytes(hash.orElse(nobodys));
        places.acquireUninterruptibly();
        try {
            return argon2.check(bytes(password), known) && hash.isPresent();
        } finally {
            places.release();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
