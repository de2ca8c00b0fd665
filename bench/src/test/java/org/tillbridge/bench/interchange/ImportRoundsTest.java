package org.tillbridge.bench.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.bench.world.Servers;

/// Looks at counts only, never at times: the bench must not rot.
@Tag("long")
class ImportRoundsTest {

    @TempDir
    Path folder;

    @Test
    void everyCustomerOfTheFileIsImportedOnceByEveryVariant() {
        var size = new ImportRounds.Size(301, 1);
        var silent = new PrintWriter(Writer.nullWriter());

        assertThat(ImportRounds.run(size, Servers.Profile.OFF, folder, silent))
                .singleElement()
                .satisfies(round -> assertThat(round.customers()).isEqualTo(301));
    }
}
