package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// The name of one request: the caller's (W3C `traceparent`) or one of our own. It stands in the
/// answer and in the log.
final class TraceId {

    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceId() {}

    static String of(HttpServletRequest request) {
        String given = request.getHeader("traceparent");
        var found = TRACEPARENT.matcher(given == null ? "" : given);
        var random = ThreadLocalRandom.current();
        return found.matches() ? found.group(1) : "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }
}
