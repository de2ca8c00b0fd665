package org.tillbridge.exchange.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTest {

    @ParameterizedTest
    @CsvSource({
        "every 30 minutes,              2026-11-21T10:12:31Z, 2026-11-21T10:30:00Z",
        "every 30 minutes,              2026-11-21T10:30:00Z, 2026-11-21T11:00:00Z",
        "every minute,                  2026-11-21T10:12:31Z, 2026-11-21T10:13:00Z",
        "cron 0 2 * * *,                2026-11-21T10:12:31Z, 2026-11-22T02:00:00Z",
        "cron 0 2 * * * Europe/Riga,    2026-11-21T10:12:31Z, 2026-11-22T00:00:00Z",
        "cron */15 8-20 * * MON-FRI,    2026-11-21T10:12:31Z, 2026-11-23T08:00:00Z",
        // The clocks of Riga go back on 25 October: half past three comes twice, and a job that runs twice does no
        // harm.
        "cron 30 3 * * * Europe/Riga,   2026-10-25T00:00:00Z, 2026-10-25T00:30:00Z",
        "cron 30 3 * * * Europe/Riga,   2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z",
    })
    void dueTimesFollowTheClockOfThePlace(String cadence, Instant moment, Instant due) {
        assertThat(Cadence.parse(cadence).nextAfter(moment)).contains(due);
    }

    @ParameterizedTest
    @ValueSource(strings = {"continuous", "every 30 minutes", "every minute", "cron 0 2 * * 1-5 Europe/Riga"})
    void whatIsWrittenIsReadBack(String text) {
        assertThat(Cadence.parse(Cadence.parse("  " + text.replace(" ", "  ")).text())
                        .text())
                .isEqualTo(text);
    }

    @Test
    void continuousIsNeverDue() {
        assertThat(new Cadence.Continuous().nextAfter(Instant.EPOCH)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hourly",
                "every 0 minutes",
                "every 1441 minutes",
                "every minutes 5",
                "cron 0 2 * *",
                "cron 0 25 * * *",
                "cron 0 2 31 2 *",
                "cron 0 2 * * * Mars/Base",
                "cron 0 0 2 * * *"
            })
    void whatIsNoCadenceIsRefusedWithTheWaysToWriteOne(String text) {
        assertThatThrownBy(() -> Cadence.parse(text)).hasMessageContaining("write continuous, every N minutes");
    }
}
