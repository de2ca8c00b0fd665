package org.tillbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tillbridge.kernel.postgres.ServerRequirements;

final class TestDatabaseTest {

    private static final String MIGRATIONS = "org/tillbridge/testkit/migrations";

    @Test
    void everyTestHasItsOwnMigratedDatabase() {
        try (var first = cash();
                var second = cash()) {
            first.client().sql("delete from coin").update();

            assertThat(coins(first)).isZero();
            assertThat(coins(second)).isEqualTo(3);
        }
    }

    @Test
    void itsServerIsAsSafeAsInProduction() {
        try (var database = cash()) {
            ServerRequirements.check(database.source());
        }
    }

    @Test
    void aClosedOneIsDroppedAlsoWhileSomebodyIsConnected() throws Exception {
        var database = cash();
        try (var connection = database.address().source().getConnection()) {

            database.close();

            assertThatThrownBy(() -> connection.createStatement().execute("select 1"))
                    .hasMessageContaining("terminat");
        }
    }

    private static TestDatabase cash() {
        return TestDatabase.of(MIGRATIONS, "cash", "cash, public");
    }

    private static int coins(TestDatabase database) {
        return database.client()
                .sql("select count(*) from coin")
                .query(Integer.class)
                .single();
    }
}
