package org.tillbridge.kernel.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/// Connection pools, all with the same manners: UTC, no forgotten transactions, a fixed search
/// path.
public final class DataSources {

    private static final Duration FORGOTTEN = Duration.ofMinutes(2);

    private DataSources() {}

    /// @param searchPath schemas, separated by commas
    public static HikariDataSource open(DatabaseAddress address, String searchPath, int maximumConnections) {
        var config = new HikariConfig();
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(maximumConnections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "tillbridge");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty(
                "options",
                "-c TimeZone=UTC -c idle_in_transaction_session_timeout=%d -c search_path=%s"
                        .formatted(FORGOTTEN.toMillis(), searchPath.replace(" ", "")));
        return new HikariDataSource(config);
    }
}
