package org.tillbridge.app.configuration;

import java.nio.file.Path;

/// Everything a process may be told, checked and typed: an object of this type can be used.
public record Configuration(
        Path dataDirectory,
        String logLevel,
        HeadquartersConfiguration headquarters,
        ChannelConfiguration channel,
        JobsConfiguration jobs) {

    public static Configuration from(Settings settings) {
        return new Configuration(
                settings.path("data.directory"),
                settings.text("log.level"),
                HeadquartersConfiguration.from(settings),
                ChannelConfiguration.from(settings),
                JobsConfiguration.from(settings));
    }
}
