package org.tillbridge.exchange.transport;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The key pair of a store (Ed25519, RFC 8032), made on its machine. It signs the store's calls;
/// headquarters only ever gets the public half.
public final class StoreKey {

    static final String ALGORITHM = "Ed25519";
    private static final ErrorCode UNUSABLE = ErrorCode.user("StoreKeyUnusable");

    private final PrivateKey secret;
    private final PublicStoreKey shared;

    private StoreKey(PrivateKey secret, PublicStoreKey shared) {
        this.secret = secret;
        this.shared = shared;
    }

    public static StoreKey fresh() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new StoreKey(
                    pair.getPrivate(), new PublicStoreKey(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new TillbridgeException(ErrorCode.bug("NoEd25519"), "This Java has no " + ALGORITHM, e);
        }
    }

    /// The key that [#text] wrote.
    public static StoreKey of(String text) {
        String[] halves = text.split(" ", -1);
        try {
            byte[] secret = Base64.getDecoder().decode(halves[0]);
            return new StoreKey(
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(secret)),
                    PublicStoreKey.of(halves[halves.length - 1]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new TillbridgeException(
                    UNUSABLE,
                    "The store's key cannot be read; join the store again with a new code: tillbridge stores code STORE",
                    e);
        }
    }

    /// Both halves, for a file only its owner can read.
    public String text() {
        return Base64.getEncoder().encodeToString(secret.getEncoded()) + " " + shared.text();
    }

    /// What others may know.
    public PublicStoreKey shared() {
        return shared;
    }

    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new TillbridgeException(UNUSABLE, "The store's key %s does not sign".formatted(shared.id()), e);
        }
    }

    /// Never shows the secret half.
    @Override
    public String toString() {
        return "StoreKey[" + shared.id() + "]";
    }
}
