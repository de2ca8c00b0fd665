package org.tillbridge.exchange.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.scheduling.support.CronExpression;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// How often a schedule is due, as a person writes it: `continuous`, `every 30 minutes`,
/// `cron 30 2 * * 1-5 Europe/Riga`.
public sealed interface Cadence {

    /// As it is written.
    String text();

    /// The first due time after a moment; empty when there is none, as with `continuous`.
    Optional<Instant> nextAfter(Instant moment);

    /// Whenever there is something to do.
    record Continuous() implements Cadence {
        @Override
        public String text() {
            return "continuous";
        }

        @Override
        public Optional<Instant> nextAfter(Instant moment) {
            return Optional.empty();
        }
    }

    /// Every so many minutes, counted from midnight UTC of 1970: every 30 minutes is at :00 and
    /// :30, on every headquarters, after every restart.
    record EveryMinutes(int minutes) implements Cadence {
        private static final int LONGEST = 24 * 60;

        public EveryMinutes {
            if (minutes < 1 || minutes > LONGEST) {
                throw refusal("every %d minutes".formatted(minutes));
            }
        }

        @Override
        public String text() {
            return minutes == 1 ? "every minute" : "every %d minutes".formatted(minutes);
        }

        @Override
        public Optional<Instant> nextAfter(Instant moment) {
            long seconds = minutes * 60L;
            return Optional.of(Instant.ofEpochSecond(
                    Math.multiplyExact(Math.floorDiv(moment.getEpochSecond(), seconds) + 1, seconds)));
        }
    }

    /// The five fields of cron (minute, hour, day of month, month, day of week), in the time of a
    /// place.
    record Cron(String fields, ZoneId zone) implements Cadence {

        /// Throws `CadenceInvalid` for fields that are none, or that no day ever matches.
        public Cron {
            if (parsed(fields).next(Instant.EPOCH.atZone(zone)) == null) {
                throw refusal("cron " + fields);
            }
        }

        private static CronExpression parsed(String fields) {
            try {
                return CronExpression.parse("0 " + fields);
            } catch (IllegalArgumentException e) {
                throw refusal("cron " + fields);
            }
        }

        @Override
        public String text() {
            return "cron %s %s".formatted(fields, zone);
        }

        @Override
        public Optional<Instant> nextAfter(Instant moment) {
            return Optional.ofNullable(parsed(fields).next(moment.atZone(zone))).map(time -> time.toInstant());
        }
    }

    /// Reads a cadence. Throws `CadenceInvalid` with the ways to write one.
    static Cadence parse(String text) {
        String written = text.strip().replaceAll("\\s+", " ");
        if (written.equals("continuous")) {
            return new Continuous();
        }
        Matcher every = Pattern.compile("every (?:(\\d{1,5}) )?minutes?").matcher(written);
        if (every.matches()) {
            return new EveryMinutes(every.group(1) == null ? 1 : Integer.parseInt(every.group(1)));
        }
        String[] words = written.split(" ");
        if (words[0].equals("cron") && (words.length == 6 || words.length == 7)) {
            return new Cron(
                    String.join(" ", Arrays.copyOfRange(words, 1, 6)),
                    zone(words.length == 7 ? words[6] : "UTC", written));
        }
        throw refusal(written);
    }

    private static ZoneId zone(String name, String written) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw refusal(written);
        }
    }

    private static TillbridgeException refusal(String written) {
        return new TillbridgeException(
                ErrorCode.user("CadenceInvalid"),
                "'%s' is no cadence; write continuous, every N minutes (1 to 1440), or cron MINUTE HOUR DAY MONTH WEEKDAY [ZONE]"
                        .formatted(written));
    }
}
