package org.tillbridge.app.commandline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.app.commandline.JourneyEvent.Step;
import org.tillbridge.headquarters.customers.CustomerJourney;
import org.tillbridge.headquarters.customers.CustomerJourney.Delivery;
import org.tillbridge.headquarters.customers.CustomerJourney.Quarantined;
import org.tillbridge.headquarters.customers.CustomerJourney.Request;

/// A customer's journey as headquarters knows it, event by event.
final class HeadquartersEvents {

    /// More stores than this are counted, not named.
    private static final int NAMED_STORES = 12;

    private final CustomerJourney journey;
    private final List<JourneyEvent> events = new ArrayList<>();

    private HeadquartersEvents(CustomerJourney journey) {
        this.journey = journey;
    }

    static List<JourneyEvent> of(CustomerJourney journey) {
        var told = new HeadquartersEvents(journey);
        journey.requests().forEach(told::tell);
        journey.quarantined().forEach(told::tell);
        return told.events;
    }

    private void tell(Request request) {
        String store = request.channelId();
        add(
                request.capturedAt(),
                Step.CAPTURED,
                store,
                request,
                RequestText.captured(
                        request.kind(),
                        store,
                        new RequestText.Mode(request.creationMode(), request.creationFailure()),
                        request.fields()));
        if (request.sealedAt() != null && request.sessionId() != null) {
            add(
                    request.sealedAt(),
                    Step.SEALED,
                    store,
                    request,
                    "sealed into session %s with %s"
                            .formatted(
                                    RequestText.brief(request.sessionId()), Counted.of(request.sessionRows(), "row")));
        }
        add(
                request.receivedAt(),
                Step.RECEIVED,
                null,
                request,
                "received at headquarters, %s later"
                        .formatted(TimeText.duration(Duration.between(request.capturedAt(), request.receivedAt()))));
        tellAnswer(request);
        if (request.releaseNo() != null) {
            add(request.releasedAt(), Step.RELEASED, null, request, "in release " + request.releaseNo());
        }
        tellDeliveries(request);
    }

    private void tell(Quarantined row) {
        events.add(new JourneyEvent(
                row.quarantinedAt(),
                Step.HELD,
                row.channelId(),
                row.requestId(),
                "lies in headquarters' quarantine as row %d, needs a person: %s (tillbridge quarantine show %d)"
                        .formatted(row.number(), row.reason(), row.number())));
    }

    private void tellAnswer(Request request) {
        String reason = Objects.requireNonNullElse(request.reason(), "");
        switch (request.state()) {
            case "WAITING" ->
                add(
                        null,
                        Step.WAITS,
                        null,
                        request,
                        reason.isEmpty()
                                ? "waits for the next run of Synchronize customers and channel requests"
                                : "waits: " + reason);
            case "HELD" -> add(request.answeredAt(), Step.HELD, null, request, "held, needs a person: " + reason);
            case "DONE" -> add(request.answeredAt(), Step.ANSWERED, null, request, done(request));
            default ->
                add(
                        request.answeredAt(),
                        Step.ANSWERED,
                        null,
                        request,
                        request.state().toLowerCase(Locale.ROOT) + (reason.isEmpty() ? "" : ": " + reason));
        }
    }

    private String done(Request request) {
        String run = request.runId() == null ? "" : " in run " + RequestText.brief(request.runId());
        return RequestText.isCreate(request.kind())
                ? "account %s given%s".formatted(journey.customer().accountId(), run)
                : "change taken over%s".formatted(run);
    }

    private void tellDeliveries(Request request) {
        List<Delivery> deliveries = journey.deliveries().stream()
                .filter(delivery -> delivery.requestId().equals(request.requestId()))
                .toList();
        tellPackages(request, deliveries);
        if (deliveries.size() <= NAMED_STORES) {
            deliveries.forEach(delivery -> tell(request, delivery));
        } else {
            summarize(request, deliveries);
        }
    }

    /// Each package once, however many stores share it.
    private void tellPackages(Request request, List<Delivery> deliveries) {
        var told = new HashSet<UUID>();
        for (Delivery delivery : deliveries) {
            UUID packageId = delivery.packageId();
            if (packageId != null && told.add(packageId)) {
                String rows = Counted.of(delivery.packageRows(), "row");
                add(
                        delivery.builtAt(),
                        Step.PACKAGED,
                        null,
                        request,
                        "in package %s with %s".formatted(RequestText.brief(packageId), rows));
            }
        }
    }

    private void tell(Request request, Delivery delivery) {
        String store = delivery.channelId();
        if (delivery.packageId() == null) {
            add(null, Step.OFFERED, store, request, "store %s has not fetched it yet".formatted(store));
            return;
        }
        String brief = RequestText.brief(delivery.packageId());
        add(
                delivery.offeredAt(),
                Step.OFFERED,
                store,
                request,
                "package %s offered to store %s".formatted(brief, store));
        if (delivery.appliedAt() == null) {
            add(null, Step.APPLIED, store, request, "store %s has not applied package %s yet".formatted(store, brief));
        } else {
            add(delivery.appliedAt(), Step.APPLIED, store, request, "applied by store %s".formatted(store));
        }
    }

    private void summarize(Request request, List<Delivery> deliveries) {
        List<Instant> applied = deliveries.stream()
                .map(Delivery::appliedAt)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (!applied.isEmpty()) {
            add(applied.getFirst(), Step.APPLIED, null, request, "applied by the first store");
            add(
                    applied.getLast(),
                    Step.APPLIED,
                    null,
                    request,
                    "applied by %d of %s".formatted(applied.size(), Counted.of(deliveries.size(), "store")));
        }
        List<String> missing = deliveries.stream()
                .filter(delivery -> delivery.appliedAt() == null)
                .map(Delivery::channelId)
                .toList();
        if (!missing.isEmpty()) {
            add(
                    null,
                    Step.APPLIED,
                    null,
                    request,
                    "not applied yet by %s: %s%s"
                            .formatted(
                                    Counted.of(missing.size(), "store"),
                                    String.join(", ", missing.subList(0, Math.min(NAMED_STORES, missing.size()))),
                                    missing.size() > NAMED_STORES ? ", …" : ""));
        }
    }

    private void add(@Nullable Instant at, Step step, @Nullable String store, Request request, String text) {
        events.add(new JourneyEvent(at, step, store, request.requestId(), text));
    }
}
