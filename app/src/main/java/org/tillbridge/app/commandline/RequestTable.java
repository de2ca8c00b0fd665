package org.tillbridge.app.commandline;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.tillbridge.headquarters.repair.RequestState;
import org.tillbridge.headquarters.repair.RequestView;

/// Requests as lines of a table.
record RequestTable(TimeText time) {

    static final List<String> HEADING =
            List.of("REQUEST", "STORE", "KIND", "CUSTOMER", "NAME", "STATE", "FOR", "TRIES", "CODE", "REASON");

    void print(Output output, List<RequestView> requests) {
        output.table(HEADING, requests.stream().map(this::row).toList());
    }

    private List<String> row(RequestView request) {
        return List.of(
                request.requestId().toString(),
                request.store(),
                kind(request.kind()),
                customer(request),
                Objects.requireNonNullElse(request.customerName(), "-"),
                state(request),
                time.age(request.receivedAt()),
                request.attempts() == 0 ? "-" : Counted.number(request.attempts()),
                Objects.requireNonNullElse(request.reasonCode(), "-"),
                Objects.requireNonNullElse(request.reason(), "-"));
    }

    static String kind(String kind) {
        return kind.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String customer(RequestView request) {
        return Objects.requireNonNullElse(
                request.accountId(), request.customerId().toString());
    }

    private static String state(RequestView request) {
        String state = request.state().name().toLowerCase(Locale.ROOT);
        return request.edits() > 0 && request.state() == RequestState.HELD ? state + ", edited" : state;
    }
}
