package org.tillbridge.kernel.tls;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Whose certificates a line takes. TLS 1.3, or 1.2 with those who have no other; the name of the
/// host is verified by whoever trusts an authority.
public final class Trust {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /// Null: the JDK's own, the public authorities.
    private final TrustManager @Nullable [] takes;

    private Trust(TrustManager @Nullable [] takes) {
        this.takes = takes;
    }

    /// The public authorities this Java knows.
    public static Trust inPublicAuthorities() {
        return new Trust(null);
    }

    /// These authorities and no others.
    public static Trust in(List<X509Certificate> authorities) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (X509Certificate authority : authorities) {
                store.setCertificateEntry(Certificates.sha256(authority), authority);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return new Trust(factory.getTrustManagers());
        } catch (GeneralSecurityException | IOException e) {
            throw noTls(e);
        }
    }

    /// This certificate and no other, whatever name the server is called by.
    public static Trust inExactly(X509Certificate certificate) {
        return new Trust(new TrustManager[] {new FirstOf(certificate::equals)});
    }

    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, takes, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw noTls(e);
        }
    }

    /// A client that goes by it.
    public HttpClient.Builder on(HttpClient.Builder client) {
        var parameters = new SSLParameters();
        parameters.setProtocols(PROTOCOLS.clone());
        return client.sslContext(context()).sslParameters(parameters);
    }

    private static TillbridgeException noTls(Exception e) {
        return new TillbridgeException(ErrorCode.bug("NoTls"), "This Java has no TLS", e);
    }

    /// Takes a server by its own certificate; no name is compared.
    static final class FirstOf extends X509ExtendedTrustManager {

        private final Predicate<X509Certificate> wanted;

        FirstOf(Predicate<X509Certificate> wanted) {
            this.wanted = wanted;
        }

        private void require(X509Certificate[] chain) throws CertificateException {
            if (chain.length == 0 || !wanted.test(chain[0])) {
                throw new CertificateException("The server has another certificate than the one it is known by");
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            require(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            require(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            require(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("No client is asked for a certificate");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
