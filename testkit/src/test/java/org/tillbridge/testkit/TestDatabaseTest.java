package org.tillbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    private static final String LOCATION = "org/tillbridge/testkit/migrations";

    @Test
    void everyTestHasADatabaseOfItsOwn() {
        try (var first = TestDatabase.of(LOCATION, "public", "public");
                var second = TestDatabase.of(LOCATION, "public", "public")) {
            first.client().sql("insert into note (text) values ('mine')").update();

            assertThat(count(first)).isEqualTo(1);
            assertThat(count(second)).isZero();
        }
    }

    private static int count(TestDatabase database) {
        return database.client()
                .sql("select count(*) from note")
                .query(Integer.class)
                .single();
    }
}
