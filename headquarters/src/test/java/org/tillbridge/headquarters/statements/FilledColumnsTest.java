package org.tillbridge.headquarters.statements;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.kernel.sql.PlannerStatistics;

/// What the planner is told of a column that is filled long after its rows were written.
class FilledColumnsTest {

    private final HeadquartersDatabase headquarters = new HeadquartersDatabase();

    @BeforeEach
    void rowsWithoutMarks() {
        run("create table sales.filled (row_no integer, mark integer, other integer)");
        run("insert into sales.filled (row_no) select n from generate_series(1, 2000) n");
    }

    @AfterEach
    void close() {
        headquarters.close();
    }

    @Test
    void columnThatWasFilledForTheFirstTimeIsAnalyzedOnceAndNoOther() {
        run("analyze sales.filled");
        run("update sales.filled set mark = row_no, other = row_no where row_no <= 1000");

        assertThat(refresh(1_000)).isTrue();

        assertThat(emptyShare("mark")).isEqualTo("0.5");
        assertThat(emptyShare("other")).isEqualTo("1");
        assertThat(refresh(1_000)).isFalse();
    }

    @Test
    void handfulOfRowsIsNoNewsAndATableNobodyLookedAtIs() {
        run("update sales.filled set mark = row_no where row_no <= 200");

        assertThat(refresh(100)).isFalse();
        assertThat(refresh(200)).isTrue();
    }

    @Test
    void columnThatHadATenthOfTheRowsAlreadyIsLeft() {
        run("update sales.filled set mark = row_no where row_no <= 150");
        run("analyze sales.filled");
        run("update sales.filled set mark = row_no where row_no <= 1400");

        assertThat(refresh(1_400)).isFalse();
        assertThat(refresh(1_600)).isTrue();
    }

    private boolean refresh(long rows) {
        return PlannerStatistics.refreshFilled(headquarters.database().client(), "sales.filled", "mark", rows);
    }

    private String emptyShare(String column) {
        return headquarters.text(
                "select null_frac::text from pg_stats where schemaname = 'sales' and tablename = 'filled' and attname = ?",
                column);
    }

    private void run(String statement) {
        headquarters.database().client().sql(statement).update();
    }
}
