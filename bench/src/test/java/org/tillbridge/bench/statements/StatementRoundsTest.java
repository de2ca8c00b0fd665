package org.tillbridge.bench.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looks at what is posted only, never at times: the bench must not rot.
@Tag("slow")
class StatementRoundsTest {

    @TempDir
    Path folder;

    @Test
    void everySaleIsPostedAndTheStatementsComeToTheAggregate() {
        assertThat(StatementRounds.run(new StatementRounds.Size(500, 1), folder, new PrintWriter(Writer.nullWriter())))
                .singleElement()
                .satisfies(round -> assertThat(round.statements()).isGreaterThan(300));
    }
}
