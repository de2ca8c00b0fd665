package org.tillbridge.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looks at what is found only, never at times: the bench must not rot.
@Tag("slow")
class SearchRoundsTest {

    @TempDir
    Path folder;

    @Test
    void everyKindOfQuestionFindsSomebodyInBoth() {
        assertThat(SearchRounds.run(new SearchRounds.Size(2_000, 3), folder, new PrintWriter(Writer.nullWriter())))
                .extracting(SearchRounds.Measured::kind)
                .containsExactly(QueryKind.values());
    }
}
