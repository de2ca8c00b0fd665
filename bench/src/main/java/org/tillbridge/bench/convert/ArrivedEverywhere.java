package org.tillbridge.bench.convert;

import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.kernel.sql.Database;

/// A round counts only if every customer has arrived with an account ID in every database.
final class ArrivedEverywhere {

    private static final String NUMBERED = "select count(*) from customer where account_id is not null";
    private static final String ADDRESSED = "select count(*) from customer_address";

    private ArrivedEverywhere() {}

    static void check(ChainDatabases databases, long customers) {
        databases.atHeadquarters(database -> require("headquarters", database, customers));
        databases.stores().keySet().forEach(id -> databases.atStore(id, database -> require(id, database, customers)));
    }

    /// And every request of every store has its answer.
    static void checkAnswers(ChainDatabases databases) {
        databases
                .stores()
                .keySet()
                .forEach(id -> databases.atStore(id, database -> {
                    long open = count(database, "select count(*) from outbox where answer is distinct from 'DONE'");
                    if (open > 0) {
                        throw new IllegalStateException("Store %s: %d requests have no answer".formatted(id, open));
                    }
                    return open;
                }));
    }

    private static Long require(String place, Database database, long customers) {
        long numbered = count(database, NUMBERED);
        long addressed = count(database, ADDRESSED);
        if (numbered != customers || addressed != customers) {
            throw new IllegalStateException("%s has %d customers with account IDs and %d addresses, expected %d of each"
                    .formatted(place, numbered, addressed, customers));
        }
        return numbered;
    }

    private static long count(Database database, String statement) {
        return database.client().sql(statement).query(Long.class).single();
    }
}
