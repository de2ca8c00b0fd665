package org.tillbridge.kernel.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/// Pools of connections whose sessions are all alike: UTC, one search path, and no transaction left
/// open for long.
public final class DataSources {

    private static final Duration CONNECTION_WITHIN = Duration.ofSeconds(10);
    // An idle open transaction holds back what releases may promise, and vacuum.
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofMinutes(2);

    private DataSources() {}

    /// Opens a pool. Throws `DatabaseRefused` or `DatabaseUnreachable` when no first connection is
    /// to be had.
    ///
    /// @param searchPath schemas with commas between them
    public static HikariDataSource open(DatabaseAddress address, String searchPath, int maximumConnections) {
        var config = new HikariConfig();
        config.setPoolName(address.toString());
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(maximumConnections);
        config.setMinimumIdle(Math.min(2, maximumConnections));
        config.setConnectionTimeout(CONNECTION_WITHIN.toMillis());
        config.addDataSourceProperty("ApplicationName", "tillbridge");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // A step that makes sure of its temporary table would make the driver forget every prepared statement.
        config.addDataSourceProperty("flushCacheOnDdl", "false");
        // The details of an error quote the row: a person's name in a log.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("options", options(searchPath));
        // The driver asks for the time zone of this machine, whatever the options say.
        config.setConnectionInitSql("set time zone 'UTC'");
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw PostgresErrors.connection(address, e);
        }
    }

    /// Connections to the database of a pool that are not of the pool: for a lock or a `LISTEN`
    /// that is kept.
    public static DataSource besides(HikariDataSource pool) {
        var properties = new Properties();
        properties.setProperty("user", pool.getUsername());
        properties.setProperty("password", pool.getPassword());
        properties.setProperty("ApplicationName", "tillbridge");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false");
        return new SimpleDriverDataSource(new Driver(), pool.getJdbcUrl(), properties);
    }

    /// With row security off, a policy that hides rows from this role is an error; it would be fewer
    /// rows.
    private static String options(String searchPath) {
        return "-c search_path=%s -c idle_in_transaction_session_timeout=%d -c row_security=off"
                .formatted(searchPath.replaceAll("\\s+", ""), IDLE_IN_TRANSACTION.toMillis());
    }
}
