package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// How a schedule is told to a person.
final class ScheduleText {

    private static final Map<String, String> WAYS = Map.of("UPLOAD", "up", "DOWNLOAD", "down", "HEADQUARTERS", "here");

    private ScheduleText() {}

    static String way(JsonNode schedule) {
        return WAYS.getOrDefault(schedule.path("direction").asString(), "");
    }

    /// `every 30 minutes, next 14:30:00`.
    static String due(JsonNode schedule) {
        String cadence = schedule.path("cadence").asString();
        if (!schedule.path("active").asBoolean()) {
            return "paused (" + cadence + ")";
        }
        String next = next(schedule);
        return next.isEmpty() ? cadence : "%s, next %s".formatted(cadence, next);
    }

    static String next(JsonNode schedule) {
        return time(schedule, "nextDue");
    }

    static String last(JsonNode schedule) {
        return time(schedule, "lastDue");
    }

    static String groups(JsonNode schedule) {
        return schedule.path("groups").isEmpty() ? "all groups" : listed(schedule.path("groups"));
    }

    static String listed(JsonNode words) {
        return StreamSupport.stream(words.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.joining(", "));
    }

    private static String time(JsonNode schedule, String field) {
        String at = schedule.path(field).asString("");
        return at.isEmpty() ? "" : TimeText.at(Instant.now()).time(Instant.parse(at));
    }
}
