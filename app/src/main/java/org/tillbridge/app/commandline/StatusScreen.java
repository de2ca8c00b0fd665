package org.tillbridge.app.commandline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.tillbridge.headquarters.backups.SafePromise;
import org.tillbridge.headquarters.customers.OverdueRequests.Overdue;
import org.tillbridge.headquarters.customers.StoreCondition;
import org.tillbridge.headquarters.customers.SynchronizationStatus.OpenRequest;
import org.tillbridge.headquarters.customers.SynchronizationStatus.Overview;
import org.tillbridge.headquarters.nodes.HeadquartersNode;
import org.tillbridge.headquarters.nodes.HeadquartersNode.Numbering;

/// What `tillbridge status` shows: a sentence, the stores, then what waits and why.
final class StatusScreen {

    private static final Duration OLD_HORIZON = Duration.ofMinutes(1);
    private static final Duration WRONG_CLOCK = Duration.ofSeconds(2);
    private static final List<String> HEADING =
            List.of("STORE", "NAME", "LAST HEARD", "NOT SENT", "OLDEST", "WAITING", "HELD", "UP TO DATE", "CREATES");

    private final Overview overview;
    private final TimeText time;
    private final StatusSentence sentence;

    StatusScreen(Overview overview) {
        this.overview = overview;
        this.time = TimeText.at(overview.asOf());
        this.sentence = new StatusSentence(overview, time);
    }

    boolean allWell() {
        return sentence.problems().isEmpty();
    }

    void print(Output output) {
        output.line(sentence.text());
        nextStep().forEach(output::line);
        if (!overview.stores().isEmpty()) {
            output.line("");
            printStores(output);
        }
        if (overview.nodes().size() > 1) {
            output.line("");
            printNodes(output);
        }
        printRequests(output, "HELD", "Needs a person");
        printRequests(output, "WAITING", "Waits");
        List<String> notes = notes();
        if (!notes.isEmpty()) {
            output.line("");
            notes.forEach(output::line);
        }
    }

    /// What to do where there is nothing to look at yet.
    private List<String> nextStep() {
        if (overview.stores().isEmpty()) {
            return List.of(
                    "List the stores under headquarters.stores in tillbridge.yaml, then start headquarters again.");
        }
        if (overview.stores().stream().noneMatch(StoreCondition::joined)) {
            return List.of("Let one in: tillbridge stores code "
                    + overview.stores().getFirst().channelId());
        }
        return overview.customers() == 0 && overview.open().isEmpty()
                ? List.of("Create one at a till: POST /Commerce/Customers at a store (tillbridge channel --help).")
                : List.of();
    }

    private void printStores(Output output) {
        boolean clocks = overview.stores().stream().anyMatch(StatusScreen::isClockWrong);
        List<String> heading = new ArrayList<>(HEADING);
        if (clocks) {
            heading.add("CLOCK");
        }
        output.table(
                heading,
                overview.stores().stream().map(store -> row(store, clocks)).toList());
    }

    private void printNodes(Output output) {
        output.table(
                List.of("HEADQUARTERS", "STARTED", "LAST HEARD", "NUMBERS", "WHY NOT"),
                overview.nodes().stream().map(this::row).toList());
    }

    private List<String> row(HeadquartersNode node) {
        return List.of(
                node.address(),
                time.time(node.startedAt()),
                time.age(node.heardAt()) + " ago",
                node.numbering() == Numbering.HERE ? "yes" : "no",
                Objects.requireNonNullElse(node.reason(), "-"));
    }

    private List<String> row(StoreCondition store, boolean clocks) {
        List<String> cells = new ArrayList<>(List.of(
                store.channelId(),
                store.name(),
                heard(store),
                count(store.outboxRows()),
                store.oldestCapturedAt() == null ? "-" : time.age(store.oldestCapturedAt()),
                count(store.waiting()),
                count(store.held()),
                upToDate(store),
                creates(store.creation())));
        if (clocks) {
            cells.add(clock(store));
        }
        return cells;
    }

    private String heard(StoreCondition store) {
        if (!store.joined()) {
            return "not joined: tillbridge stores code " + store.channelId();
        }
        return store.heardAt() == null
                ? "never"
                : "%s ago%s".formatted(time.age(store.heardAt()), sentence.isAway(store) ? " (away)" : "");
    }

    private String upToDate(StoreCondition store) {
        if (!store.joined()) {
            return "-";
        }
        if (store.pausedAt() != null) {
            return "paused " + time.age(store.pausedAt());
        }
        return store.behindSince() == null ? "yes" : time.age(store.behindSince()) + " behind";
    }

    /// How the store creates customers now, and what it has not downloaded yet.
    private String creates(StoreCondition.Creation creation) {
        if (creation.applied() == null) {
            return "-";
        }
        String now = creation.applied().toLowerCase(Locale.ROOT);
        if (creation.wanted() != null && !creation.wanted().equals(creation.applied())) {
            return "%s, %s not applied yet".formatted(now, creation.wanted().toLowerCase(Locale.ROOT));
        }
        return creation.since() == null ? now : "%s since %s".formatted(now, time.time(creation.since()));
    }

    private static String count(long count) {
        return count == 0 ? "-" : Counted.number(count);
    }

    private static boolean isClockWrong(StoreCondition store) {
        return Duration.ofMillis(store.clockOffsetMs()).abs().compareTo(WRONG_CLOCK) > 0;
    }

    private static String clock(StoreCondition store) {
        if (!isClockWrong(store)) {
            return "-";
        }
        Duration offset = Duration.ofMillis(store.clockOffsetMs());
        return TimeText.duration(offset.abs()) + (offset.isNegative() ? " fast" : " slow");
    }

    private void printRequests(Output output, String state, String title) {
        List<OpenRequest> shown = overview.open().stream()
                .filter(request -> request.state().equals(state))
                .toList();
        long all = overview.stores().stream()
                .mapToLong(state.equals("HELD") ? StoreCondition::held : StoreCondition::waiting)
                .sum();
        if (all == 0) {
            return;
        }
        output.line("");
        output.line("%s (%s)".formatted(title, Counted.number(all)));
        shown.forEach(request -> output.line("  " + line(request)));
        if (all > shown.size()) {
            output.line("  … and %s more".formatted(Counted.number(all - shown.size())));
        }
    }

    private String line(OpenRequest request) {
        return "%s: %s of customer %s, store %s, for %s"
                .formatted(
                        request.reason(),
                        request.kind().toLowerCase(Locale.ROOT).replace("_customer", ""),
                        request.customerId(),
                        request.channelId(),
                        time.age(request.receivedAt()));
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        if (overview.numberingStopped() != null) {
            notes.add("Numbering is stopped: " + overview.numberingStopped());
        }
        overview.stores().stream()
                .filter(store -> store.stoppedReason() != null)
                .forEach(store -> notes.add((store.copied()
                                ? "A copy of store %s uploads nothing, the store goes on: %s"
                                : "Store %s uploads nothing: %s")
                        .formatted(store.channelId(), store.stoppedReason())));
        overview.overdue().forEach(overdue -> notes.add(late(overdue)));
        notes.addAll(overview.unfitJobs());
        notes.addAll(overview.usedSequences());
        overview.stores().stream()
                .filter(store -> store.trouble() != null)
                .forEach(store -> notes.add("Store %s: %s. See tillbridge sessions --store %s"
                        .formatted(store.channelId(), store.trouble(), store.channelId())));
        overview.stores().stream()
                .filter(store -> store.unknownSettings() != null)
                .forEach(store -> notes.add(
                        "Store %s is older than its settings: it does not know %s and does what is usual; update it"
                                .formatted(store.channelId(), store.unknownSettings())));
        Duration horizon = Duration.ofSeconds(overview.horizon().ageSeconds());
        if (horizon.compareTo(OLD_HORIZON) > 0) {
            notes.add(
                    "A transaction of %s has been open for %s; until it ends, packages repeat every row changed since."
                            .formatted(overview.horizon().holder(), TimeText.duration(horizon)));
        }
        if (overview.customers() > 0) {
            notes.add(promise(overview.safe()));
        }
        if (overview.latency().customers() > 0) {
            notes.add("Till to account ID in the last hour: median %s, p95 %s (%s)."
                    .formatted(
                            TimeText.duration(
                                    Duration.ofMillis(overview.latency().medianMs())),
                            TimeText.duration(
                                    Duration.ofMillis(overview.latency().p95Ms())),
                            Counted.of(overview.latency().customers(), "customer")));
        }
        return notes;
    }

    private String late(Overdue overdue) {
        return "Too long here: %s, %s, the oldest for %s: %s. See tillbridge requests"
                .formatted(
                        Counted.of(overdue.requests(), overdue.what()),
                        overdue.state().toLowerCase(Locale.ROOT),
                        time.age(overdue.oldest()),
                        overdue.reason());
    }

    private String promise(SafePromise safe) {
        return safe.oldestBackup() == null
                ? "No backup of headquarters is known: restoring one loses nothing if it is younger than %s."
                        .formatted(TimeText.duration(safe.retention()))
                : "Restoring any of the %s of headquarters that are kept loses nothing, the oldest is of %s."
                        .formatted(Counted.of(safe.backups(), "backup"), time.time(safe.oldestBackup()));
    }
}
