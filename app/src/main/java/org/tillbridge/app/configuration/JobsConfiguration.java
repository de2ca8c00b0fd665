package org.tillbridge.app.configuration;

import java.time.Duration;
import java.util.Locale;

/// When jobs run: by themselves as soon as there is work, or only when somebody says so.
public record JobsConfiguration(Mode mode, Duration sweep) {

    /// Who starts a job.
    public enum Mode {
        CONTINUOUS,
        MANUAL
    }

    public JobsConfiguration {
        if (sweep.isZero()) {
            throw InvalidConfiguration.because("jobs.sweep is 0; the tables would be looked at without a pause");
        }
    }

    static JobsConfiguration from(Settings settings) {
        return new JobsConfiguration(
                Mode.valueOf(settings.text("jobs.mode").toUpperCase(Locale.ROOT)), settings.duration("jobs.sweep"));
    }
}
