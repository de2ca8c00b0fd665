package org.tillbridge.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;

class DamagedPackageTest {

    private static final PackageLimits LIMITS = PackageLimits.forUploads();

    @TempDir
    private Path directory;

    private Path whole;
    private Path damaged;
    private byte[] bytes;

    @BeforeEach
    void writeSmallPackage() throws IOException {
        whole = SamplePackages.small(directory.resolve("p.zip")).file();
        damaged = directory.resolve("damaged.zip");
        bytes = Files.readAllBytes(whole);
    }

    @Test
    void everyFlippedByteIsNoticed() throws Exception {
        for (int at = 0; at < bytes.length; at++) {
            Files.write(damaged, flipped(at, 0xff));

            assertThat(failureOf(damaged)).as("byte %d", at).isEqualTo("PackageDamaged");
        }
    }

    @Test
    void aFlippedByteBeneathANewSealIsNoticedOrChangesNothing() throws Exception {
        var random = new Random(1);
        for (int at = 0; at < bytes.length - Seal.HEX; at++) {
            Files.write(damaged, flipped(at, 1 << random.nextInt(8)));
            SamplePackages.sealAnew(damaged);

            assertThat(catchThrowable(() -> SamplePackages.readWhole(damaged, LIMITS)))
                    .as("byte %d", at)
                    .satisfiesAnyOf(
                            failure -> assertThat(failure).isNull(),
                            failure -> assertThat(((TillbridgeException) failure).kind())
                                    .isEqualTo(ErrorKind.DATA));
        }
    }

    @Test
    void everyTruncationIsNoticed() throws Exception {
        for (int length = 0; length < bytes.length; length++) {
            Files.write(damaged, Arrays.copyOf(bytes, length));

            assertThat(failureOf(damaged)).as("length %d", length).isEqualTo("PackageDamaged");
        }
    }

    @Test
    void bytesBehindTheEndAreNoticed() throws Exception {
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length + 1));

        assertThat(failureOf(damaged)).isEqualTo("PackageDamaged");
    }

    @Test
    void aMissingFileIsDamagedToo() {
        assertThat(failureOf(directory.resolve("none.zip"))).isEqualTo("PackageDamaged");
    }

    @Test
    void theMessageNamesFileEntryAndDifference() throws Exception {
        var changed = SamplePackages.withManifest(whole, json -> json.replace("\"rows\" : 3", "\"rows\" : 4"));

        assertThatThrownBy(() -> SamplePackages.readWhole(changed, LIMITS))
                .hasMessage("Package changed.zip: rows/article.copy.zst: rows declared as 4, found 3; "
                        + "the sender sends it again");
    }

    @Test
    void eachDeclarationIsCompared() throws Exception {
        var content = firstContent();

        assertThat(failureOf(changed("\"bytes\" : " + content.bytes(), "\"bytes\" : " + (content.bytes() + 1))))
                .isEqualTo("PackageDamaged");
        assertThat(failureOf(changed("\"bytes\" : " + content.bytes(), "\"bytes\" : " + (content.bytes() - 1))))
                .isEqualTo("PackageDamaged");
        assertThat(failureOf(changed(content.crc32c(), "00000000"))).isEqualTo("PackageDamaged");
        assertThat(failureOf(changed(content.sha256(), "0".repeat(64)))).isEqualTo("PackageDamaged");
        assertThat(failureOf(changed(
                        "\"compressedBytes\" : " + content.compressedBytes(),
                        "\"compressedBytes\" : " + (content.compressedBytes() + 1))))
                .isEqualTo("PackageDamaged");
    }

    private TableContent firstContent() {
        try (var reader = PackageReader.open(whole, LIMITS)) {
            return reader.manifest().tables().getFirst();
        }
    }

    private Path changed(String from, String to) throws IOException {
        return SamplePackages.withManifest(whole, json -> {
            assertThat(json).contains(from);
            return json.replace(from, to);
        });
    }

    private byte[] flipped(int at, int mask) {
        byte[] copy = bytes.clone();
        copy[at] ^= (byte) mask;
        return copy;
    }

    private static String failureOf(Path file) {
        return ((TillbridgeException) catchThrowable(() -> SamplePackages.readWhole(file, LIMITS)))
                .code()
                .name();
    }
}
