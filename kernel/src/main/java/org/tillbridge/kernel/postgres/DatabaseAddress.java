package org.tillbridge.kernel.postgres;

import java.util.Objects;
import java.util.Properties;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.tillbridge.kernel.error.TillbridgeException;

/// Where a database is and how we get in. The password is in no text of it.
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    private static final String PREFIX = "jdbc:postgresql:";

    public DatabaseAddress {
        if (Driver.parseURL(jdbcUrl, new Properties()) == null) {
            throw new TillbridgeException(
                    PostgresErrors.ADDRESS_INVALID,
                    "%s is no address of a PostgreSQL database; write %s//host:port/database"
                            .formatted(withoutQuery(jdbcUrl), PREFIX));
        }
    }

    /// Reads an address that carries user and password itself:
    /// `jdbc:postgresql://host/database?user=…&password=…`.
    public static DatabaseAddress parse(String jdbcUrl) {
        @Nullable Properties parts = Driver.parseURL(jdbcUrl, new Properties());
        String user = parts == null ? "" : parts.getProperty("user", "");
        String password = parts == null ? "" : parts.getProperty("password", "");
        return new DatabaseAddress(withoutCredentials(jdbcUrl), user, password);
    }

    /// The database's name.
    public String database() {
        return Objects.requireNonNull(Driver.parseURL(jdbcUrl, new Properties()))
                .getProperty("PGDBNAME", user);
    }

    /// Connections without a pool, for work that is done once. They know the address as it is
    /// written here: the driver's own data source adds all its 60 properties, and Flyway takes 100
    /// ms at every start to look for passwords among them.
    public DataSource source() {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "tillbridge");
        return new SimpleDriverDataSource(new Driver(), jdbcUrl, properties);
    }

    @Override
    public String toString() {
        return "%s as %s".formatted(withoutQuery(jdbcUrl), user);
    }

    private static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    private static String withoutCredentials(String url) {
        int query = url.indexOf('?');
        if (query < 0) {
            return url;
        }
        var kept = new StringJoiner("&", "?", "").setEmptyValue("");
        for (String part : url.substring(query + 1).split("&")) {
            if (!part.startsWith("user=") && !part.startsWith("password=")) {
                kept.add(part);
            }
        }
        return url.substring(0, query) + kept;
    }
}
