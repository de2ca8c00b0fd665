package org.tillbridge.app.commandline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tillbridge.app.commandline.JourneyReport.AtStore;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.roles.RunningStores;
import org.tillbridge.app.roles.RunningStores.RunningStore;
import org.tillbridge.channel.customers.TraceCustomer;
import org.tillbridge.channel.customers.TracedRequest;
import org.tillbridge.headquarters.customers.CustomerJourney;
import org.tillbridge.headquarters.customers.CustomerMatch;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Everybody who can be asked about a customer from here: headquarters over its door, and the
/// stores of this machine whose databases run.
final class TraceSources implements AutoCloseable {

    private final RunningStores stores;
    private final @Nullable OperatorLine headquarters;
    private final List<String> notAsked = new ArrayList<>();
    /// Why headquarters could not be asked; mutable: it may go away between two questions.
    private @Nullable TillbridgeException away;

    TraceSources(Configuration configuration, List<Path> dataDirectories) {
        this.stores = RunningStores.open(configuration, dataDirectories);
        this.headquarters = line(configuration);
        stores.notRunning().forEach(id -> notAsked.add("The database of store %s is not running".formatted(id)));
    }

    private @Nullable OperatorLine line(Configuration configuration) {
        try {
            return OperatorLine.of(configuration);
        } catch (TillbridgeException noToken) {
            note(noToken);
            return null;
        }
    }

    private void note(TillbridgeException reason) {
        if (away == null) {
            away = reason;
            notAsked.add("Headquarters could not be asked: " + reason.getMessage());
        }
    }

    /// Every customer the reference can mean, each once.
    List<CustomerMatch> find(String reference) {
        Map<UUID, CustomerMatch> matches = new LinkedHashMap<>();
        atHeadquarters(reference).forEach(match -> matches.put(match.customerId(), match));
        stores.stores()
                .values()
                .forEach(store -> trace(store)
                        .find(reference)
                        .forEach(shown -> matches.putIfAbsent(
                                shown.customerId(),
                                new CustomerMatch(
                                        store.identity().legalEntity(),
                                        shown.customerId(),
                                        shown.accountId(),
                                        shown.name()))));
        return List.copyOf(matches.values());
    }

    private List<CustomerMatch> atHeadquarters(String reference) {
        if (headquarters == null) {
            return List.of();
        }
        try {
            return List.of(
                    headquarters.get("customers?reference=" + OperatorLine.encoded(reference), CustomerMatch[].class));
        } catch (TillbridgeException failure) {
            note(failure);
            return List.of();
        }
    }

    JourneyReport journey(CustomerMatch customer) {
        Optional<CustomerJourney> known = journeyAtHeadquarters(customer);
        var events = new ArrayList<>(known.map(HeadquartersEvents::of).orElse(List.of()));
        Set<UUID> requests = known.map(CustomerJourney::requests).orElse(List.of()).stream()
                .map(CustomerJourney.Request::requestId)
                .collect(Collectors.toSet());
        var shown = new ArrayList<AtStore>();
        stores.stores().forEach((id, store) -> {
            List<TracedRequest> traced = trace(store).requests(customer.customerId());
            events.addAll(StoreEvents.of(id, traced, requests));
            atStore(store, customer, traced).ifPresent(shown::add);
        });
        events.sort(Comparator.comparing(JourneyEvent::at, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(JourneyEvent::step));
        return new JourneyReport(
                customer.customerId(),
                customer.legalEntity(),
                customer.accountId(),
                customer.name(),
                events,
                shown,
                notAsked);
    }

    private Optional<CustomerJourney> journeyAtHeadquarters(CustomerMatch customer) {
        if (headquarters == null || away != null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    headquarters.get("customers/%s/journey".formatted(customer.customerId()), CustomerJourney.class));
        } catch (TillbridgeException failure) {
            if (!failure.code().name().equals("CustomerUnknown")) {
                note(failure);
            }
            return Optional.empty();
        }
    }

    private static Optional<AtStore> atStore(RunningStore store, CustomerMatch customer, List<TracedRequest> requests) {
        long open = requests.stream()
                .filter(request -> request.answer() == null
                        || request.answer().equals("WAITING")
                        || request.answer().equals("HELD"))
                .count();
        return trace(store).find(customer.customerId().toString()).stream()
                .map(shown -> new AtStore(
                        store.identity().channelId(), store.identity().name(), shown.accountId(), open))
                .findFirst();
    }

    private static TraceCustomer trace(RunningStore store) {
        return new TraceCustomer(store.database(), store.identity().legalEntity());
    }

    /// Nobody knows the customer: says who was asked and who could not be.
    TillbridgeException unknown(String reference) {
        var asked = new ArrayList<String>();
        if (away == null) {
            asked.add("headquarters");
        }
        stores.stores().keySet().forEach(id -> asked.add("store " + id));
        String where = asked.isEmpty() ? "nobody could be asked" : "asked: " + String.join(", ", asked);
        String missing = notAsked.isEmpty() ? "" : ". " + String.join(". ", notAsked);
        ErrorCode code =
                away == null ? ErrorCode.user("CustomerUnknown") : new ErrorCode("CustomerUnknown", away.kind());
        return new TillbridgeException(
                code, "No customer has the key, account ID or e-mail %s; %s%s".formatted(reference, where, missing));
    }

    @Override
    public void close() {
        stores.close();
    }
}
