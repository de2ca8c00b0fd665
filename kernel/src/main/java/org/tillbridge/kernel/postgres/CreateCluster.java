package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.tillbridge.kernel.error.TillbridgeException;

/// Gives a data directory its cluster, once. It appears in one rename: half a cluster is never
/// taken for a whole one.
final class CreateCluster {

    static final String SUPERUSER = "tillbridge";

    private final DataDirectory data;
    private final PostgresPrograms programs;

    CreateCluster(DataDirectory data, PostgresPrograms programs) {
        this.data = data;
        this.programs = programs;
    }

    void ifAbsent() {
        try {
            if (Files.isDirectory(data.cluster())) {
                requireOurVersion();
                return;
            }
            create();
        } catch (IOException e) {
            throw PostgresErrors.file(data.root(), e);
        }
    }

    private void create() throws IOException {
        Path fresh = data.unfinishedCluster();
        DataDirectory.delete(fresh);
        DataDirectory.createPrivately(fresh);
        programs.user().give(fresh);
        writePassword();
        programs.user().give(data.password());
        RunCommand.Outcome outcome = programs.run("initdb", arguments(fresh));
        programs.user().takeBack(data.password());
        if (!outcome.succeeded()) {
            DataDirectory.delete(fresh);
            throw ServerLog.notStarted(data, "initdb", outcome.output());
        }
        Files.move(fresh, data.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Iterations make guessing a person's password slow; 24 random bytes are not guessed, and
    /// every connection would pay 10 ms.
    private List<String> arguments(Path fresh) {
        return List.of(
                "--pgdata=" + fresh,
                "--username=" + SUPERUSER,
                "--pwfile=" + data.password(),
                "--auth=scram-sha-256",
                "--set=scram_iterations=1",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Files.deleteIfExists(data.password());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(data.password(), options, ownerOnly)) {
            channel.write(ByteBuffer.wrap(password.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
    }

    private void requireOurVersion() throws IOException {
        String version = Files.readString(data.cluster().resolve("PG_VERSION")).strip();
        if (!version.equals(PostgresPrograms.MAJOR_VERSION)) {
            throw new TillbridgeException(
                    PostgresErrors.DIRECTORY_UNUSABLE,
                    "%s was made by PostgreSQL %s and this Tillbridge brings PostgreSQL %s; upgrade it with pg_upgrade, or take it to a new data directory by dump and load"
                            .formatted(data.cluster(), version, PostgresPrograms.MAJOR_VERSION));
        }
    }
}
