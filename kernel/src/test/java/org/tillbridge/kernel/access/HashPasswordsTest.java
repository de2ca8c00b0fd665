package org.tillbridge.kernel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HashPasswordsTest {

    private final HashPasswords passwords = new HashPasswords();

    @Test
    void hashIsArgon2idWithASaltOfItsOwn() {
        String first = passwords.hash("pareizs zirgs");
        String second = passwords.hash("pareizs zirgs");

        assertThat(first).startsWith("$argon2id$v=19$m=7168,t=5,p=1$").isNotEqualTo(second);
        assertThat(passwords.matches("pareizs zirgs", Optional.of(first))).isTrue();
        assertThat(passwords.matches("pareizs zirgs ", Optional.of(first))).isFalse();
    }

    @Test
    void nobodysPasswordMatchesNothing() {
        assertThat(passwords.matches("", Optional.empty())).isFalse();
    }
}
