package org.tillbridge.app.commandline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.repair.RequestState;
import picocli.CommandLine.Option;

/// Which requests a command is about.
final class RequestFilters {

    @Option(names = "--store", paramLabel = "STORE", description = "Only those of a store.")
    @Nullable
    String store;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only those in these states: ${COMPLETION-CANDIDATES}. Default: HELD and WAITING.")
    List<RequestState> states = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "CODE", description = "Only those held or waiting for this reason.")
    @Nullable
    String reason;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only these, such as create_customer.")
    @Nullable
    String kind;

    @Option(
            names = "--customer",
            paramLabel = "CUSTOMER",
            description =
                    "Only those of a customer: its UUID, account ID or e-mail, or a part of the name an open request has.")
    @Nullable
    String customer;

    @Option(
            names = "--older-than",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description = "Only those headquarters has had for longer, such as 15m or 2d.")
    @Nullable
    Duration olderThan;

    boolean isEmpty() {
        return states.isEmpty()
                && Stream.of(store, reason, kind, customer, olderThan).allMatch(Objects::isNull);
    }

    /// As a query: `store=riga&state=HELD`.
    String query() {
        List<String> parts = new ArrayList<>();
        add(parts, "store", store);
        add(parts, "reason", reason);
        add(parts, "kind", kind == null ? null : kind.toUpperCase(Locale.ROOT));
        add(parts, "customer", customer);
        add(parts, "olderThan", olderThan == null ? null : Long.toString(olderThan.toSeconds()));
        states.forEach(state -> add(parts, "state", state.name()));
        return String.join("&", parts);
    }

    private static void add(List<String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.add(name + "=" + OperatorLine.encoded(value));
        }
    }
}
