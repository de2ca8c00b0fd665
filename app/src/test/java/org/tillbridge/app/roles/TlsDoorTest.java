package org.tillbridge.app.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.app.certificates.MakeCertificates;
import org.tillbridge.app.certificates.MakeCertificates.Made;
import org.tillbridge.app.certificates.MakeCertificates.Wanted;
import org.tillbridge.app.configuration.Door;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.exchange.transport.PublicStoreKey;
import org.tillbridge.exchange.transport.SignCalls;
import org.tillbridge.exchange.transport.StoreKey;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.tls.Certificates;
import org.tillbridge.kernel.tls.FindAuthority;
import org.tillbridge.kernel.tls.Trust;

/// A door with TLS, and which store goes through it. The certificates are as `tillbridge
/// certificates` makes them.
final class TlsDoorTest {

    private static final List<String> HERE = List.of("localhost", "127.0.0.1");
    private static final PublicStoreKey KEY = StoreKey.fresh().shared();

    @TempDir
    static Path folder;

    private static Made made;
    private static Door door;
    private static WebDoor open;

    @BeforeAll
    static void open() {
        made = new MakeCertificates(folder).run(new Wanted("headquarters", HERE, "-1d", 30));
        door = new Door("127.0.0.1", 0, new Door.Tls(made.certificate(), made.key()));
        open = WebDoor.open(door, WebDoorTest.Nothing.class, context -> {});
    }

    @AfterAll
    static void close() {
        open.close();
    }

    @Test
    void storeThatKnowsTheAuthorityGetsThrough() {
        assertThat(refusal(Trust.in(List.of(made.signedBy())), open)).contains("answered 404");
    }

    @Test
    void storeThatKnowsAnotherAuthorityDoesNotAndSaysWhy(@TempDir Path elsewhere) {
        Made others = new MakeCertificates(elsewhere).run(new Wanted("headquarters", HERE, "-1d", 30));

        assertThat(refusal(Trust.in(List.of(others.signedBy())), open))
                .contains("of an authority that is not trusted here", "channel join --ca");
        assertThat(refusal(Trust.inPublicAuthorities(), open)).contains("of an authority that is not trusted here");
    }

    @Test
    void certificateOfAnotherHostIsNotTaken() {
        try (WebDoor other = doorWith(new Wanted("other", List.of("hq.example"), "-1d", 30))) {
            assertThat(refusal(Trust.in(List.of(made.signedBy())), other))
                    .contains("its certificate is for another host");
        }
    }

    @Test
    void expiredCertificateIsNotTaken() {
        try (WebDoor old = doorWith(new Wanted("old", HERE, "-10d", 5))) {
            assertThat(refusal(Trust.in(List.of(made.signedBy())), old))
                    .contains("has expired", "tillbridge certificates");
        }
    }

    @Test
    void renewedCertificateIsShownWithoutARestart() throws IOException {
        Path certificate = folder.resolve("renewed.pem");
        Path key = folder.resolve("renewed.key");
        Files.copy(made.certificate(), certificate);
        Files.copy(made.key(), key);
        var tls = new Door.Tls(certificate, key);
        try (WebDoor renewed = WebDoor.open(new Door("127.0.0.1", 0, tls), WebDoorTest.Nothing.class, context -> {})) {
            Made next = new MakeCertificates(folder).run(new Wanted("next", HERE, "-1d", 30));
            assertThat(refusal(Trust.inExactly(next.own()), renewed)).contains("another certificate");

            Files.move(next.key(), key, StandardCopyOption.REPLACE_EXISTING);
            Files.move(next.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
            renewed.renew();

            assertThat(refusal(Trust.inExactly(next.own()), renewed)).contains("answered 404");
        }
    }

    @Test
    void authorityIsFoundByItsSumAndByNoOther() {
        String sum = Certificates.sha256(made.signedBy());

        assertThat(FindAuthority.at(address(open), sum)).isEqualTo(made.signedBy());
        assertThatThrownBy(() -> FindAuthority.at(address(open), sum.replace(sum.charAt(0), '.')))
                .isInstanceOf(TillbridgeException.class)
                .hasMessageContaining("shows no certificate with the SHA-256");
    }

    @Test
    void keysLieInFilesOnlyTheirOwnerCanRead() throws IOException {
        for (String name : List.of("headquarters.key", "authority.password", "authority.p12")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(made.certificate())).doesNotContain("PRIVATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7"})
    void doorThatOthersReachDoesNotOpenWithoutTls(String address) {
        assertThatThrownBy(() -> WebDoor.open(new Door(address, 0), WebDoorTest.Nothing.class, context -> {}))
                .isInstanceOf(TillbridgeException.class)
                .hasMessageContaining("nothing there would be encrypted")
                .hasMessageContaining("tillbridge certificates --host");
    }

    @Test
    void olderTlsIsNotSpoken() throws Exception {
        var parameters = new javax.net.ssl.SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.1"});
        try (HttpClient client = Trust.in(List.of(made.signedBy()))
                .on(HttpClient.newBuilder())
                .sslParameters(parameters)
                .build()) {
            HttpRequest call = HttpRequest.newBuilder(address(open)).build();
            assertThatThrownBy(() -> client.send(call, HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(IOException.class);
        }
    }

    private static WebDoor doorWith(Wanted wanted) {
        Made other = new MakeCertificates(folder).run(wanted);
        var tls = new Door.Tls(other.certificate(), other.key());
        return WebDoor.open(new Door("127.0.0.1", 0, tls), WebDoorTest.Nothing.class, context -> {});
    }

    private static URI address(WebDoor door) {
        return URI.create("https://127.0.0.1:" + door.port());
    }

    /// What a store is told that joins; nobody answers behind these doors.
    private static String refusal(Trust trust, WebDoor door) {
        InstantSource clock = InstantSource.system();
        SignCalls sign = SignCalls.once(StoreKey.fresh(), clock);
        try (var line = new HeadquartersLine(address(door), trust, sign, clock)) {
            line.join("CODE", KEY);
            return "";
        } catch (TillbridgeException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
