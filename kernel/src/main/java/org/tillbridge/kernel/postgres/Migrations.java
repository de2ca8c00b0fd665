package org.tillbridge.kernel.postgres;

import org.flywaydb.core.Flyway;

/// Brings a database to the newest schema.
public final class Migrations {

    private Migrations() {}

    /// @param location classpath folder of the `V…__….sql` files
    /// @param schema   where the files' unqualified names live, and the record of what has run
    public static void run(DatabaseAddress address, String location, String schema) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("classpath:" + location)
                .defaultSchema(schema)
                .createSchemas(true)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }
}
