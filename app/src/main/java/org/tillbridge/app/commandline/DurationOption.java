package org.tillbridge.app.commandline;

import java.time.Duration;
import org.tillbridge.app.configuration.Settings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A duration on the command line, written as in the configuration.
final class DurationOption implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        try {
            return Settings.parseDuration(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'%s' is not a duration such as 500ms, 30s or 2m".formatted(text));
        }
    }
}
