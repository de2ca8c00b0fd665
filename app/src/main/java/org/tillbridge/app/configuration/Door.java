package org.tillbridge.app.configuration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a part listens for HTTP. Port 0 takes any free one.
///
/// @param tls what it shows who calls, null: nothing is encrypted, and it listens on the loopback
///   only
public record Door(String address, int port, @Nullable Tls tls) {

    public Door(String address, int port) {
        this(address, port, null);
    }

    /// A certificate with those that signed it, and its key, both as PEM.
    public record Tls(Path certificate, Path key) {}

    static Door from(Settings settings, String section) {
        Optional<Path> certificate = settings.findPath(section + ".tls.certificate");
        Optional<Path> key = settings.findPath(section + ".tls.key");
        if (certificate.isPresent() != key.isPresent()) {
            throw InvalidConfiguration.because(
                    "%s.tls.certificate and %s.tls.key belong together; set both or none".formatted(section, section));
        }
        return new Door(
                settings.text(section + ".address"),
                settings.number(section + ".port"),
                certificate
                        .map(path ->
                                new Tls(path.toAbsolutePath(), key.orElseThrow().toAbsolutePath()))
                        .orElse(null));
    }

    public String scheme() {
        return tls == null ? "http" : "https";
    }

    /// Whether only programs of this machine reach it.
    public boolean isOnTheLoopback() {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
