package org.tillbridge.exchange.transport;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.tillbridge.kernel.digest.Sha256;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The public half of a store's key: it tells whether a call was signed with the other half.
public final class PublicStoreKey {

    private final PublicKey key;
    private final String id;

    /// Takes the X.509 form of an Ed25519 key. Throws `StoreKeyInvalid` for any other.
    public PublicStoreKey(byte[] encoded) {
        try {
            this.key = KeyFactory.getInstance(StoreKey.ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new TillbridgeException(
                    ErrorCode.data("StoreKeyInvalid"),
                    "The public key is not an %s key in X.509 form".formatted(StoreKey.ALGORITHM),
                    e);
        }
        this.id = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.begin().digest(key.getEncoded()));
    }

    /// The key that [#text] wrote. Throws `StoreKeyInvalid`.
    public static PublicStoreKey of(String text) {
        try {
            return new PublicStoreKey(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new TillbridgeException(
                    ErrorCode.data("StoreKeyInvalid"), "The public key is not written in Base64", e);
        }
    }

    public String text() {
        return Base64.getEncoder().encodeToString(encoded());
    }

    public byte[] encoded() {
        return key.getEncoded();
    }

    /// The SHA-256 of the key, in Base64 for URLs: its name everywhere.
    public String id() {
        return id;
    }

    boolean hasSigned(byte[] content, byte[] signature) {
        try {
            Signature check = Signature.getInstance(StoreKey.ALGORITHM);
            check.initVerify(key);
            check.update(content);
            return check.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new TillbridgeException(ErrorCode.bug("NoEd25519"), "This Java has no " + StoreKey.ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "PublicStoreKey[" + id + "]";
    }
}
