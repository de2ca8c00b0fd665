package org.tillbridge.kernel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnpackBinariesTest {

    @TempDir
    Path directory;

    @Test
    @Tag("slow")
    void ofTwoAtOnceBothFindTheSameWholeBinaries() throws IOException {
        var other = CompletableFuture.supplyAsync(() -> new UnpackBinaries(directory).run());
        Path home = new UnpackBinaries(directory).run();

        assertThat(other.join()).isEqualTo(home);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(home);
        }
        var version = RunCommand.run(List.of(home.resolve("bin/postgres").toString(), "--version"));
        assertThat(version.output()).contains("PostgreSQL) " + PostgresPrograms.MAJOR_VERSION + ".");
    }

    @Test
    void theNamedCacheGoesBeforeTheUsersAndTheUsersBeforeTheDatas() {
        var data = new DataDirectory(Path.of("/srv/till/hq"));
        Path beside = Path.of("/srv/till/postgresql-binaries");

        assertThat(BinariesCache.candidates(Map.of("TILLBRIDGE_CACHE", "/c", "XDG_CACHE_HOME", "/x"), data))
                .containsExactly(Path.of("/c"));
        assertThat(BinariesCache.candidates(Map.of("XDG_CACHE_HOME", "/x"), data))
                .containsExactly(Path.of("/x/tillbridge"), beside);
        assertThat(BinariesCache.candidates(Map.of(), data))
                .containsExactly(Path.of(System.getProperty("user.home"), ".cache/tillbridge"), beside);
    }

    @Test
    void aCacheThatCannotBeMadeIsPassedOverAndOursIsPrivate() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        Path ours = directory.resolve("ours");

        assertThat(BinariesCache.choose(List.of(file.resolve("cache"), ours), ServerUser.OURSELVES))
                .isEqualTo(ours);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ours)))
                .isEqualTo("rwx------");
        assertThatThrownBy(() -> BinariesCache.choose(List.of(file.resolve("cache")), ServerUser.OURSELVES))
                .hasMessageContaining("TILLBRIDGE_CACHE");
    }
}
