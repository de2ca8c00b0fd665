package org.tillbridge.headquarters.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.tillbridge.kernel.digest.Sha256;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What the secrets of webhooks are kept under: they have to be used, so a hash does not do
/// (decision 0073).
///
/// @param id tells keys apart, and says nothing of them
public record WebhookKey(SecretKeySpec key, String id) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    /// @param encoded 32 random bytes in Base64
    public static WebhookKey of(String encoded) {
        byte[] bytes = Base64.getDecoder().decode(encoded);
        if (bytes.length != KEY_BYTES) {
            throw new TillbridgeException(
                    ErrorCode.user("WebhookKeyUnusable"),
                    "The key of the webhooks has %d bytes, not %d; restore the file, or remove it and all webhooks"
                            .formatted(bytes.length, KEY_BYTES));
        }
        return new WebhookKey(
                new SecretKeySpec(bytes, "AES"), Sha256.hexOf(encoded).substring(0, 16));
    }

    public static String random() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Only this key and this webhook give it back.
    byte[] locked(UUID webhook, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, webhook, nonce, secret);
        byte[] locked = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, locked, NONCE_BYTES, sealed.length);
        return locked;
    }

    byte[] opened(UUID webhook, byte[] locked) {
        return run(
                Cipher.DECRYPT_MODE,
                webhook,
                Arrays.copyOf(locked, NONCE_BYTES),
                Arrays.copyOfRange(locked, NONCE_BYTES, locked.length));
    }

    private byte[] run(int mode, UUID webhook, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(webhook.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new TillbridgeException(
                    ErrorCode.user("WebhookKeyUnusable"),
                    "The secret of webhook %s cannot be read with this key; remove the webhook and add it anew"
                            .formatted(webhook),
                    e);
        }
    }

    @Override
    public String toString() {
        return "WebhookKey[" + id + "]";
    }
}
