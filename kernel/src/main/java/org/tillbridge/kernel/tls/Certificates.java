package org.tillbridge.kernel.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.tillbridge.kernel.digest.Sha256;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Certificates as files have them (PEM).
public final class Certificates {

    private static final ErrorCode UNUSABLE = ErrorCode.user("CertificateUnusable");

    private Certificates() {}

    /// Those in a file, in its order: a server's own is the first. Throws `CertificateUnusable`.
    public static List<X509Certificate> in(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new TillbridgeException(UNUSABLE, "Cannot read the certificate %s: %s".formatted(file, e), e);
        }
    }

    /// Those in a text. Throws `CertificateUnusable`.
    public static List<X509Certificate> of(String pem) {
        try {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw new TillbridgeException(UNUSABLE, "There is no certificate (PEM) where one is expected");
            }
            return found;
        } catch (CertificateException e) {
            throw new TillbridgeException(UNUSABLE, "This is no certificate in PEM: " + e.getMessage(), e);
        }
    }

    public static String pem(X509Certificate certificate) {
        return pem("CERTIFICATE", encoded(certificate));
    }

    /// Anything, as PEM has it.
    public static String pem(String what, byte[] encoded) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, lines, what);
    }

    /// By which people compare certificates: 64 hexadecimal digits.
    public static String sha256(X509Certificate certificate) {
        return HexFormat.of().formatHex(Sha256.begin().digest(encoded(certificate)));
    }

    /// Whether it signed itself: an authority, or one that stands for itself alone.
    public static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    /// The first name or address a certificate is for.
    public static String firstHost(X509Certificate certificate) {
        try {
            return Stream.ofNullable(certificate.getSubjectAlternativeNames())
                    .flatMap(Collection::stream)
                    .map(name -> String.valueOf(name.getLast()))
                    .findFirst()
                    .orElse("localhost");
        } catch (CertificateException e) {
            throw new TillbridgeException(UNUSABLE, "The names of a certificate cannot be read", e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new TillbridgeException(UNUSABLE, "A certificate cannot be written", e);
        }
    }
}
