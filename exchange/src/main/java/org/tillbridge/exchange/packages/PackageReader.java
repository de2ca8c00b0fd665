package org.tillbridge.exchange.packages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Opens a received package. What opens is whole, of a version we read, and declares nothing
/// beyond the limits.
///
/// Whoever sent it may be broken or hostile: every fault is a `TillbridgeException` of kind DATA,
/// memory is bounded.
public final class PackageReader implements AutoCloseable {

    private final Path file;
    private final PackageLimits limits;
    private final SealedFile sealed;
    private final ZipFile zip;
    private final Manifest manifest;
    private final List<String> unknownFields;

    private PackageReader(Path file, Accepted accepted, SealedFile sealed, ZipFile zip) throws IOException {
        this.file = file;
        this.limits = accepted.limits();
        this.sealed = sealed;
        this.zip = zip;
        JsonNode json = parseManifest();
        requireReadable(ManifestJson.formatVersion(json), accepted.versions());
        this.manifest = readManifest(json);
        this.unknownFields = ManifestJson.unknownFields(json);
        requireNotEncrypted();
        requireEntries();
        requireLimits();
    }

    /// Whether the failure says that a package could not be read: damaged, too large, of an unknown
    /// version.
    public static boolean isUnreadable(Throwable failure) {
        return PackageErrors.isUnreadable(failure);
    }

    public static PackageReader open(Path file, PackageLimits limits) {
        return open(file, new Accepted(limits, FormatVersions.CURRENT));
    }

    /// What is opened at all.
    record Accepted(PackageLimits limits, FormatVersions versions) {}

    static PackageReader open(Path file, Accepted accepted) {
        var sealed = SealedFile.verify(file, accepted.limits());
        try {
            var zip = new ZipFile(file.toFile());
            return opened(file, accepted, sealed, zip);
        } catch (IOException | IllegalArgumentException e) {
            throw PackageErrors.damaged(file, "the ZIP", "it cannot be opened (%s)".formatted(e.getMessage()), e);
        }
    }

    private static PackageReader opened(Path file, Accepted accepted, SealedFile sealed, ZipFile zip)
            throws IOException {
        boolean open = false;
        try {
            var reader = new PackageReader(file, accepted, sealed, zip);
            open = true;
            return reader;
        } finally {
            if (!open) {
                zip.close();
            }
        }
    }

    public Manifest manifest() {
        return manifest;
    }

    /// Names in the manifest that this version does not know and left aside, for example
    /// `tables.customer.colour`.
    public List<String> unknownFields() {
        return unknownFields;
    }

    /// The size of the file.
    public long bytes() {
        return sealed.bytes();
    }

    /// Of the whole file, as [SealedPackage#sha256()] said at the sender.
    public String sha256() {
        return sealed.sha256();
    }

    public Optional<TableContent> findContent(String table, Role role) {
        return manifest.tables().stream()
                .filter(content -> content.table().equals(table) && content.role() == role)
                .findFirst();
    }

    /// The rows of one stream. Reading throws `PackageDamaged` where they differ from the
    /// manifest, at the latest at the end: whoever applies them commits only after having read
    /// -1.
    public InputStream content(TableContent content) {
        try {
            InputStream entry = zip.getInputStream(requireEntry(content.entry()));
            return new VerifiedInput(file, content, limits.rowBytes(), entry);
        } catch (IOException e) {
            throw PackageErrors.damaged(file, content.entry(), "it cannot be opened (%s)".formatted(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw PackageErrors.damaged(file, "the ZIP", "it cannot be closed", e);
        }
    }

    private JsonNode parseManifest() throws IOException {
        try (InputStream in = zip.getInputStream(requireEntry(PackageWriter.MANIFEST))) {
            byte[] json = in.readNBytes(PackageLimits.MANIFEST_BYTES + 1);
            if (json.length > PackageLimits.MANIFEST_BYTES) {
                throw PackageErrors.tooLarge(file, "its manifest has more than 1 MB");
            }
            return ManifestJson.parse(json);
        } catch (JacksonException e) {
            throw PackageErrors.damaged(
                    file, PackageWriter.MANIFEST, "not JSON (%s)".formatted(e.getOriginalMessage()), e);
        }
    }

    private Manifest readManifest(JsonNode json) {
        try {
            return ManifestJson.read(json);
        } catch (JacksonException e) {
            throw PackageErrors.damaged(
                    file, PackageWriter.MANIFEST, "not a manifest (%s)".formatted(e.getOriginalMessage()), e);
        }
    }

    private void requireReadable(int version, FormatVersions versions) {
        switch (versions.of(version)) {
            case OPENED -> {}
            case TOO_NEW -> throw PackageErrors.tooNew(file, version, versions.newest());
            case TOO_OLD -> throw PackageErrors.tooOld(file, version, versions.newest());
            case NONE ->
                throw PackageErrors.damaged(
                        file, PackageWriter.MANIFEST, "format version %d is not one".formatted(version));
        }
    }

    private void requireNotEncrypted() {
        if (!manifest.encryption().isEmpty()) {
            throw PackageErrors.unsupported(
                    file,
                    "is encrypted (%s)"
                            .formatted(String.join(", ", manifest.encryption().keySet())));
        }
    }

    /// The ZIP holds exactly the manifest and what it lists: nothing hidden beside it, no name
    /// leads anywhere else.
    private void requireEntries() {
        Set<String> expected = new HashSet<>(Set.of(PackageWriter.MANIFEST));
        manifest.tables().forEach(table -> expected.add(table.entry()));
        zip.stream().forEach(entry -> {
            if (!expected.remove(entry.getName())) {
                throw PackageErrors.damaged(
                        file, "the ZIP", "entry '%s' is not in the manifest or there twice".formatted(entry.getName()));
            }
        });
        expected.forEach(this::requireEntry);
    }

    private void requireLimits() {
        long left = limits.totalBytes();
        long compressedLeft = sealed.bytes();
        for (TableContent content : manifest.tables()) {
            requireLimits(content);
            left -= content.bytes();
            compressedLeft -= content.compressedBytes();
            if (left < 0) {
                throw PackageErrors.tooLarge(file, "it declares more than %d bytes".formatted(limits.totalBytes()));
            }
            if (compressedLeft < 0) {
                throw PackageErrors.damaged(
                        file, content.entry(), "compressedBytes declared beyond the size of the file");
            }
        }
    }

    private void requireLimits(TableContent content) {
        long bytes = content.bytes();
        if (bytes > limits.entryBytes()) {
            throw PackageErrors.tooLarge(file, "%s declares %d bytes".formatted(content.entry(), bytes));
        }
        if (bytes > PackageLimits.RATIO_FROM_BYTES && bytes / PackageLimits.RATIO > content.compressedBytes()) {
            throw PackageErrors.tooLarge(
                    file, "%s declares more than %d:1".formatted(content.entry(), PackageLimits.RATIO));
        }
        if (requireEntry(content.entry()).getSize() != content.compressedBytes()) {
            throw PackageErrors.damaged(
                    file, content.entry(), "compressedBytes declared as another size than the entry has");
        }
    }

    private ZipEntry requireEntry(String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw PackageErrors.damaged(file, name, "the entry is missing");
        }
        return entry;
    }
}
