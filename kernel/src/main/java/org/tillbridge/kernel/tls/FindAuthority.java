package org.tillbridge.kernel.tls;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Takes the authority a person named by its SHA-256 from what a server shows. Nothing is told to
/// the server; whether its own certificate is good is left to [Trust#in].
public final class FindAuthority {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final ErrorCode UNKNOWN = ErrorCode.user("AuthorityUnknown");

    private FindAuthority() {}

    /// Throws `AuthorityUnknown` when the server shows no such certificate.
    public static X509Certificate at(URI server, String sha256) {
        String wanted = sha256.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(shownBy(server))
                .filter(shown -> Certificates.sha256(shown).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new TillbridgeException(
                        UNKNOWN,
                        "The server at %s shows no certificate with the SHA-256 %s; compare it with what tillbridge certificates printed at headquarters"
                                .formatted(server, wanted)));
    }

    private static X509Certificate[] shownBy(URI server) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Trust.FirstOf(any -> true)}, null);
            int port = Optional.of(server.getPort()).filter(given -> given > 0).orElse(443);
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(server.getHost(), port)) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.startHandshake();
                return Arrays.stream(socket.getSession().getPeerCertificates())
                        .map(X509Certificate.class::cast)
                        .toArray(X509Certificate[]::new);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new TillbridgeException(
                    ErrorCode.outage("HeadquartersAway"),
                    "The server at %s shows no certificate: %s".formatted(server, e.getMessage()),
                    e);
        }
    }
}
