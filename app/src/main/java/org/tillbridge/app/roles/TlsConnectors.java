package org.tillbridge.app.roles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.app.configuration.Door;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.tls.Certificates;

/// TLS at a door: 1.3, and 1.2 with forward secrecy for who has no other. A certificate that is
/// renewed in its files is taken without a restart.
final class TlsConnectors {

    private static final Logger LOG = LoggerFactory.getLogger(TlsConnectors.class);
    private static final String PROTOCOLS = "TLSv1.2+TLSv1.3";
    private static final String CIPHERS_OF_1_2 = "ECDHE+AESGCM:ECDHE+CHACHA20";

    private final Door.Tls tls;
    private final List<Connector> connectors;
    /// Mutable: when the files were written that are in use.
    private List<FileTime> written;

    TlsConnectors(Door.Tls tls, List<Connector> connectors) {
        this.tls = tls;
        this.connectors = List.copyOf(connectors);
        this.written = written(tls);
    }

    /// Refuses a door that others reach without TLS, and one whose certificate cannot be read.
    static void require(Door door) {
        if (door.tls() != null) {
            Certificates.in(door.tls().certificate());
            written(door.tls());
        } else if (!door.isOnTheLoopback()) {
            throw new TillbridgeException(
                    ErrorCode.user("TlsMissing"),
                    "%s port %d is reached from other machines, and nothing there would be encrypted. Make a certificate with: tillbridge certificates --host NAME, and name it in the configuration (…tls.certificate, …tls.key); or listen on 127.0.0.1 behind a proxy of this machine"
                            .formatted(door.address(), door.port()));
        }
    }

    static void secure(Door.Tls tls, Connector connector) {
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        var host = new SSLHostConfig();
        host.setProtocols(PROTOCOLS);
        host.setCiphers(CIPHERS_OF_1_2);
        var certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateFile(tls.certificate().toString());
        certificate.setCertificateKeyFile(tls.key().toString());
        host.addCertificate(certificate);
        connector.addSslHostConfig(host);
    }

    /// Whether other files were taken. One that cannot be used leaves the door as it is.
    boolean reloadWhenRenewed() {
        List<FileTime> now = written(tls);
        if (now.equals(written)) {
            return false;
        }
        try {
            connectors.forEach(
                    connector -> ((AbstractHttp11Protocol<?>) connector.getProtocolHandler()).reloadSslHostConfigs());
            LOG.info("step=RenewCertificate file={}", tls.certificate());
        } catch (IllegalArgumentException e) {
            LOG.error("step=RenewCertificate file={} error=\"{}\"", tls.certificate(), e.getMessage());
        }
        written = now;
        return true;
    }

    private static List<FileTime> written(Door.Tls tls) {
        return Stream.of(tls.certificate(), tls.key())
                .map(TlsConnectors::written)
                .toList();
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.user("CertificateUnusable"),
                    "Cannot read %s; the configuration names it for TLS (tillbridge certificates makes one)"
                            .formatted(file),
                    e);
        }
    }
}
