package org.tillbridge.app.configuration;

import java.time.Duration;
import java.util.Locale;

/// When jobs run: by themselves as soon as there is work, or only when somebody says so.
///
/// @param longestBackOff the longest pause after failures
public record JobsConfiguration(Mode mode, Duration sweep, Duration longestBackOff) {

    /// Who starts a job.
    public enum Mode {
        CONTINUOUS,
        MANUAL
    }

    public JobsConfiguration(Mode mode, Duration sweep) {
        this(mode, sweep, Duration.ofSeconds(30));
    }

    public JobsConfiguration {
        if (sweep.isZero()) {
            throw InvalidConfiguration.because("jobs.sweep is 0; the tables would be looked at without a pause");
        }
        if (longestBackOff.isZero()) {
            throw InvalidConfiguration.because("jobs.longest-back-off is 0; what fails would be tried without a pause");
        }
    }

    static JobsConfiguration from(Settings settings) {
        return new JobsConfiguration(
                Mode.valueOf(settings.text("jobs.mode").toUpperCase(Locale.ROOT)),
                settings.duration("jobs.sweep"),
                settings.duration("jobs.longest-back-off"));
    }
}
