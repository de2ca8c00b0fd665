package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.repair.RequestDetail;
import org.tillbridge.headquarters.repair.RequestView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One request, field by field, with what persons made of it.
final class RequestDetailScreen {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NOTHING = "(not given)";

    private final Output output;
    private final TimeText time;

    RequestDetailScreen(Output output, Instant now) {
        this.output = output;
        this.time = TimeText.at(now);
    }

    void print(RequestDetail detail) {
        RequestView request = detail.request();
        output.line("Request %s: %s of customer %s, store %s"
                .formatted(
                        request.requestId(),
                        RequestTable.kind(request.kind()),
                        RequestTable.customer(request),
                        request.store()));
        output.line("%s%s"
                .formatted(
                        request.state(),
                        request.reason() == null ? "" : ", %s: %s".formatted(request.reasonCode(), request.reason())));
        output.line("captured %s, received %s, answered %s; tried %s"
                .formatted(
                        time.time(request.capturedAt()),
                        time.time(request.receivedAt()),
                        request.answeredAt() == null ? "not yet" : time.time(request.answeredAt()),
                        Counted.of(request.attempts(), "time")));
        if (!detail.askedFor().equals(request.customerId())) {
            output.line("the store asked for customer %s".formatted(detail.askedFor()));
        }
        RequestDetail.Lock lock = detail.lock();
        if (lock != null) {
            output.line("being edited by %s until %s".formatted(lock.by(), time.time(lock.until())));
        }
        output.line("");
        fields(detail.payload()).forEach((field, value) -> output.line("  %s = %s".formatted(field, value)));
        detail.edits().forEach(this::print);
    }

    private void print(RequestDetail.Edit edit) {
        output.line("");
        output.line("Edit %d by %s, %s%s; it was held for %s"
                .formatted(
                        edit.number(),
                        edit.by(),
                        time.time(edit.at()),
                        edit.reason() == null ? "" : ", because " + edit.reason(),
                        Objects.requireNonNullElse(edit.heldCode(), "no reason")));
        if (!edit.customerBefore().equals(edit.customerAfter())) {
            output.line("  customer: %s → %s".formatted(edit.customerBefore(), edit.customerAfter()));
        }
        Map<String, String> before = fields(edit.before());
        Map<String, String> after = fields(edit.after());
        SortedSet<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        all.stream()
                .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                .forEach(field -> output.line("  %s: %s → %s"
                        .formatted(field, before.getOrDefault(field, NOTHING), after.getOrDefault(field, NOTHING))));
    }

    private static Map<String, String> fields(@Nullable String payload) {
        Map<String, String> fields = new TreeMap<>();
        if (payload != null) {
            JSON.readTree(payload).properties().forEach(field -> fields.put(field.getKey(), text(field.getValue())));
        }
        return fields;
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "(nothing)";
        }
        return value.isString() ? value.asString() : value.toString();
    }
}
