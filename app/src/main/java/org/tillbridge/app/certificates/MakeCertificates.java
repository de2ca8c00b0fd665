package org.tillbridge.app.certificates;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tillbridge.app.roles.PrivateFile;
import org.tillbridge.kernel.access.RandomSecret;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.tls.Certificates;

/// Makes an authority once, and certificates it signs, with the JDK's own `keytool`. Everything lies
/// in one folder, readable by its owner only; the authority's password reaches the tool by its
/// environment.
public final class MakeCertificates {

    private static final String AUTHORITY = "authority";
    private static final String PASSWORD = "TILLBRIDGE_KEYSTORE";
    private static final ErrorCode FAILED = ErrorCode.outage("CertificateNotMade");
    private static final int PATIENCE_SECONDS = 60;

    private final Path folder;
    private final String password;

    public MakeCertificates(Path folder) {
        this.folder = folder;
        Path file = folder.resolve("authority.password");
        if (!Files.exists(file)) {
            PrivateFile.write(file, RandomSecret.next());
        }
        this.password = PrivateFile.read(file);
    }

    /// What is wanted.
    ///
    /// @param name  of the files
    /// @param hosts by which the door is called: names and IP addresses
    /// @param begin as `keytool -startdate` takes it: `-1d`
    public record Wanted(String name, List<String> hosts, String begin, int days) {

        public Wanted {
            hosts = List.copyOf(hosts);
        }
    }

    /// Where it lies.
    public record Made(Path certificate, Path key, Path authority, X509Certificate signedBy, X509Certificate own) {}

    /// A certificate by the authority of this folder, in place of an earlier one of the same name.
    public Made run(Wanted wanted) {
        if (!Files.exists(store())) {
            makeAuthority();
        }
        List<String> command =
                new ArrayList<>(generate(wanted.name(), wanted.hosts().getFirst()));
        command.addAll(List.of("-signer", AUTHORITY, "-startdate", wanted.begin()));
        command.addAll(List.of("-validity", String.valueOf(wanted.days())));
        command.addAll(List.of("-ext", "san=" + names(wanted.hosts()), "-ext", "eku=serverAuth"));
        command.addAll(List.of("-ext", "ku:c=digitalSignature"));
        keytool(command);
        return takeOut(wanted.name());
    }

    private void makeAuthority() {
        List<String> command = new ArrayList<>(generate(AUTHORITY, "Tillbridge authority " + UUID.randomUUID()));
        command.addAll(
                List.of("-validity", "3650", "-ext", "bc:c=ca:true,pathlen:0", "-ext", "ku:c=keyCertSign,cRLSign"));
        keytool(command);
    }

    private static List<String> generate(String alias, String commonName) {
        return List.of(
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + commonName);
    }

    private static String names(List<String> hosts) {
        return hosts.stream()
                .map(host -> (host.matches("[0-9.]+|.*:.*") ? "ip:" : "dns:") + host)
                .collect(Collectors.joining(","));
    }

    private Path store() {
        return folder.resolve("authority.p12");
    }

    private void keytool(List<String> arguments) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = Stream.of(
                        List.of(tool.toString()),
                        arguments,
                        List.of("-keystore", store().toString(), "-storetype", "PKCS12", "-storepass:env", PASSWORD))
                .flatMap(List::stream)
                .toList();
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put(PASSWORD, password);
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new TillbridgeException(FAILED, "%s made no certificate: %s".formatted(tool, said.strip()));
            }
            Files.setPosixFilePermissions(store(), PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new TillbridgeException(FAILED, "%s cannot be run: %s".formatted(tool, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TillbridgeException(FAILED, "Interrupted", e);
        }
    }

    /// Into files as a door takes them; the key is kept in one place only.
    private Made takeOut(String name) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store())) {
                store.load(in, password.toCharArray());
            }
            var own = (X509Certificate) store.getCertificate(name);
            var authority = (X509Certificate) store.getCertificate(AUTHORITY);
            var made = new Made(
                    folder.resolve(name + ".pem"),
                    folder.resolve(name + ".key"),
                    folder.resolve("authority.pem"),
                    authority,
                    own);
            byte[] key = store.getKey(name, password.toCharArray()).getEncoded();
            PrivateFile.write(made.key(), Certificates.pem("PRIVATE KEY", key));
            PrivateFile.write(made.certificate(), Certificates.pem(own) + Certificates.pem(authority));
            PrivateFile.write(made.authority(), Certificates.pem(authority));
            store.deleteEntry(name);
            try (OutputStream out = Files.newOutputStream(store())) {
                store.store(out, password.toCharArray());
            }
            return made;
        } catch (IOException | GeneralSecurityException e) {
            throw new TillbridgeException(FAILED, "The certificate %s cannot be taken over: %s".formatted(name, e), e);
        }
    }
}
