package org.tillbridge.app.configuration;

import java.nio.file.Path;

/// Everything a process may be told, checked and typed: an object of this type can be used.
///
/// @param operatorTokenFile by which commands call headquarters
public record Configuration(
        Path dataDirectory,
        Path operatorTokenFile,
        String logLevel,
        HeadquartersConfiguration headquarters,
        ChannelConfiguration channel,
        JobsConfiguration jobs) {

    /// With the token headquarters makes.
    public Configuration(
            Path dataDirectory,
            String logLevel,
            HeadquartersConfiguration headquarters,
            ChannelConfiguration channel,
            JobsConfiguration jobs) {
        this(dataDirectory, dataDirectory.resolve("operator.token"), logLevel, headquarters, channel, jobs);
    }

    public static Configuration from(Settings settings) {
        return new Configuration(
                settings.path("data.directory"),
                settings.path("operator.token-file"),
                settings.text("log.level"),
                HeadquartersConfiguration.from(settings),
                ChannelConfiguration.from(settings),
                JobsConfiguration.from(settings));
    }
}
