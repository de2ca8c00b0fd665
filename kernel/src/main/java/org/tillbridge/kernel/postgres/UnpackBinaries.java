package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.tillbridge.kernel.error.TillbridgeException;

/// Unpacks PostgreSQL's binaries once into a cache that processes share.
///
/// They are unpacked beside their place and moved there in one rename: of two processes at it, one
/// wins and the other takes what is there.
final class UnpackBinaries {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private final Path cache;

    UnpackBinaries(Path cache) {
        this.cache = cache;
    }

    /// The directory with `bin`, `lib` and `share` in it.
    Path run() {
        Path home = cache.resolve("postgresql-" + fingerprint());
        try {
            if (!Files.isDirectory(home)) {
                unpack(home);
            }
            return home;
        } catch (IOException e) {
            throw PostgresErrors.file(home, e);
        }
    }

    private void unpack(Path home) throws IOException {
        Path unpacking = Files.createDirectory(cache.resolve("unpacking-" + UUID.randomUUID()));
        try (InputStream in = archive();
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, unpacking.resolve(entry.getName()).normalize());
            }
            // A power cut must not leave names without contents; to ask once is quicker than a thousand fsyncs.
            RunCommand.run(List.of("sync", "-f", unpacking.toString()));
            moveTo(home, unpacking);
        } finally {
            DataDirectory.delete(unpacking);
        }
    }

    private void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (!target.startsWith(cache)) {
            throw new IOException("The archive names a file outside of itself: " + entry.getName());
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else {
            Files.copy(tar, target);
        }
        boolean runs = entry.isDirectory() || (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void moveTo(Path home, Path unpacked) throws IOException {
        Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static String fingerprint() {
        try (InputStream in = archive();
                var digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest(), 0, 8);
        } catch (IOException e) {
            throw PostgresErrors.file(Path.of(ARCHIVE), e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static InputStream archive() {
        InputStream in = UnpackBinaries.class.getResourceAsStream(ARCHIVE);
        boolean linux = "Linux".equals(System.getProperty("os.name"));
        if (in == null || !linux || !"amd64".equals(System.getProperty("os.arch"))) {
            throw new TillbridgeException(
                    PostgresErrors.NO_BINARIES,
                    "There is no embedded database for %s on %s; name a PostgreSQL 17 or newer of yours by database.url"
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return in;
    }
}
