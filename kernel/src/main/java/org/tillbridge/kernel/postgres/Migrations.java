package org.tillbridge.kernel.postgres;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.tillbridge.kernel.error.TillbridgeException;

/// Brings the tables of a database to what this version needs.
public final class Migrations {

    private Migrations() {}

    /// Runs what has not run yet, under a lock: two processes at once are one after the other.
    ///
    /// @param classpathLocation the package of the migrations, such as
    ///   `org/tillbridge/channel/migrations`
    /// @param schema where unqualified names are created and the history is kept; made if it is not
    ///   there
    public static void run(DatabaseAddress address, String classpathLocation, String schema) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(address.source())
                    .locations("classpath:" + classpathLocation)
                    .failOnMissingLocations(true)
                    .defaultSchema(schema)
                    .schemas(schema)
                    .load()
                    .migrate();
        } catch (FlywayValidateException e) {
            throw new TillbridgeException(
                    PostgresErrors.SCHEMA_UNKNOWN,
                    "The tables of %s were made by another version of Tillbridge; start the version that made them or a newer one. %s"
                            .formatted(address, e.getMessage()),
                    e);
        } catch (FlywaySqlException e) {
            throw PostgresErrors.connection(address, e);
        } catch (FlywayException e) {
            throw new TillbridgeException(
                    PostgresErrors.MIGRATION_FAILED,
                    "The tables of %s cannot be brought up to date: %s".formatted(address, e.getMessage()),
                    e);
        }
    }
}
