package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Headquarters went back to an older point; what the stores hear and get.
class RestoredHeadquartersTest {

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private TestStore store;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        store = new TestStore("001", folder);
    }

    @AfterEach
    void close() {
        store.close();
        headquarters.close();
    }

    /// D5
    @Test
    void rowsThatARestoreTookBackLeaveTheStoreAndRowsItChangedBackAreShown() {
        UUID kept = headquarters.has("Kept");
        headquarters.release.run();
        store.download(headquarters);
        try (TestHeadquarters restored = headquarters.copy()) {
            headquarters.renames(kept, "Renamed");
            headquarters.has("Lost");
            headquarters.release.run();
            store.download(headquarters);
            assertThat(store.names()).containsExactly("Lost", "Renamed");

            restored.release.run();
            store.download(restored);

            assertThat(store.names()).containsExactly("Kept");
        }
    }
}
