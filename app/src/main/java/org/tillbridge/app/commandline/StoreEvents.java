package org.tillbridge.app.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tillbridge.app.commandline.JourneyEvent.Step;
import org.tillbridge.channel.customers.TracedRequest;

/// What a store adds to a journey: what headquarters has not heard of, and when the till showed the
/// answer.
final class StoreEvents {

    private final String store;
    private final Set<UUID> knownAtHeadquarters;
    private final List<JourneyEvent> events = new ArrayList<>();

    private StoreEvents(String store, Set<UUID> knownAtHeadquarters) {
        this.store = store;
        this.knownAtHeadquarters = knownAtHeadquarters;
    }

    static List<JourneyEvent> of(String store, List<TracedRequest> requests, Set<UUID> knownAtHeadquarters) {
        var told = new StoreEvents(store, knownAtHeadquarters);
        requests.forEach(told::tell);
        return told.events;
    }

    private void tell(TracedRequest request) {
        if (!knownAtHeadquarters.contains(request.requestId())) {
            tellCapture(request);
        }
        if (request.heardAt() != null) {
            events.add(new JourneyEvent(
                    request.heardAt(),
                    Step.SHOWN,
                    store,
                    request.requestId(),
                    "store %s shows the answer".formatted(store)));
        }
    }

    private void tellCapture(TracedRequest request) {
        UUID id = request.requestId();
        events.add(new JourneyEvent(
                request.capturedAt(),
                Step.CAPTURED,
                store,
                id,
                RequestText.captured(
                        request.kind(),
                        store,
                        new RequestText.Mode(request.creationMode(), request.creationFailure()),
                        request.fields())));
        if (request.sealedAt() != null && request.sessionId() != null) {
            events.add(new JourneyEvent(
                    request.sealedAt(),
                    Step.SEALED,
                    store,
                    id,
                    "sealed into session " + RequestText.brief(request.sessionId())));
        }
        events.add(new JourneyEvent(null, Step.SEALED, store, id, waits(request)));
    }

    private String waits(TracedRequest request) {
        if (request.stoppedReason() != null) {
            return "waits at store %s, which has stopped uploading: %s".formatted(store, request.stoppedReason());
        }
        if (request.message() != null) {
            return "waits at store %s for the line: %s".formatted(store, request.message());
        }
        if (request.acknowledged()) {
            return "headquarters has acknowledged it";
        }
        return request.sealedAt() == null
                ? "waits at store %s for the next run of P-0001".formatted(store)
                : "waits at store %s for the line".formatted(store);
    }
}
