package org.tillbridge.app.commandline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.tillbridge.headquarters.customers.OverdueRequests.Overdue;
import org.tillbridge.headquarters.customers.StoreCondition;
import org.tillbridge.headquarters.customers.SynchronizationStatus.Overview;
import org.tillbridge.headquarters.nodes.HeadquartersNode.Numbering;

/// The first line of `tillbridge status`: what needs a person, or that nothing does.
record StatusSentence(Overview overview, TimeText time) {

    /// More than this are counted, not named.
    private static final int NAMED_STORES = 3;
    /// A store that calls and yet stays behind for so long does not get on by itself.
    private static final Duration LONG_BEHIND = Duration.ofMinutes(5);

    String text() {
        List<String> problems = problems();
        String first = problems.isEmpty() ? allWell() : capital(String.join("; ", problems)) + ".";
        return "%s %s %s".formatted(first, customers(), waiting());
    }

    private long late(Predicate<Overdue> which) {
        return overview.overdue().stream()
                .filter(which)
                .mapToLong(Overdue::requests)
                .sum();
    }

    /// What a person has to look at, the gravest first.
    List<String> problems() {
        var problems = new ArrayList<String>();
        if (overview.numberingStopped() != null) {
            problems.add("nobody is given an account ID");
        }
        overview.nodes().stream()
                .filter(node -> node.numbering() == Numbering.ELSEWHERE && node.reason() != null)
                .forEach(node ->
                        problems.add("headquarters at %s could not take over numbering".formatted(node.address())));
        long held = total(StoreCondition::held);
        if (held > 0) {
            problems.add(Counted.of(held, "request needs a person", "requests need a person"));
        }
        long orders = late(Overdue::isOrder);
        if (orders > 0) {
            problems.add(Counted.of(orders, "order has waited for too long", "orders have waited for too long"));
        }
        long late = late(overdue -> !overdue.isOrder() && overdue.state().equals("WAITING"));
        if (late > 0) {
            problems.add(Counted.of(late, "request has waited for too long", "requests have waited for too long"));
        }
        if (overview.quarantined() > 0) {
            problems.add("%s in quarantine (tillbridge quarantine)"
                    .formatted(Counted.of(overview.quarantined(), "row is", "rows are")));
        }
        stores().filter(store -> store.stoppedReason() != null)
                .forEach(store -> problems.add((store.copied()
                                ? "a second database calls as store %s and is stopped"
                                : "store %s has stopped uploading")
                        .formatted(store.channelId())));
        stores().filter(store -> store.trouble() != null)
                .forEach(store -> problems.add("store %s needs a person".formatted(store.channelId())));
        if (!overview.usedSequences().isEmpty()) {
            problems.add("account numbers run out (tillbridge numbering)");
        }
        overview.unfitJobs().stream().limit(1).forEach(job -> problems.add("a job is not exchanged"));
        problems.addAll(away());
        stores().filter(this::isStuck)
                .forEach(store -> problems.add("store %s has been behind for %s although it calls"
                        .formatted(store.channelId(), time.age(store.behindSince()))));
        return problems;
    }

    boolean isAway(StoreCondition store) {
        return store.joined()
                && (store.heardAt() == null
                        || store.heardAt().isBefore(overview.asOf().minus(Conversion.AWAY_AFTER)));
    }

    private boolean isStuck(StoreCondition store) {
        Instant since = store.behindSince();
        return since != null
                && store.pausedAt() == null
                && !isAway(store)
                && since.isBefore(overview.asOf().minus(LONG_BEHIND));
    }

    private List<String> away() {
        List<StoreCondition> away = stores().filter(this::isAway)
                .sorted(Comparator.comparing(store -> Objects.requireNonNullElse(store.heardAt(), Instant.EPOCH)))
                .toList();
        if (away.size() <= NAMED_STORES) {
            return away.stream().map(this::away).toList();
        }
        return List.of("%s are away, %s longest%s"
                .formatted(
                        Counted.of(away.size(), "store"),
                        away.getFirst().channelId(),
                        with(away.stream().mapToLong(StoreCondition::outboxRows).sum())));
    }

    private String away(StoreCondition store) {
        return store.heardAt() == null
                ? "store %s has joined and never called".formatted(store.channelId())
                : "store %s has been away for %s%s"
                        .formatted(store.channelId(), time.age(store.heardAt()), with(store.outboxRows()));
    }

    private static String with(long rows) {
        return rows == 0 ? "" : " with " + Counted.of(rows, "row");
    }

    private String allWell() {
        long joined = stores().count();
        int known = overview.stores().size();
        if (known == 0) {
            return "No store is configured yet.";
        }
        if (joined == 0) {
            return "No store has joined yet.";
        }
        return "All well in %s of %s.".formatted(Counted.number(joined), Counted.of(known, "store"));
    }

    private String customers() {
        long customers = overview.customers();
        return customers == 0
                ? "No customer has an account ID yet."
                : "%s an account ID.".formatted(Counted.of(customers, "customer has", "customers have"));
    }

    private String waiting() {
        long waiting = total(StoreCondition::waiting);
        long rows = total(StoreCondition::outboxRows);
        List<String> parts = Stream.of(
                        waiting == 0 ? "" : Counted.of(waiting, "request waits", "requests wait") + " at headquarters",
                        rows == 0 ? "" : Counted.of(rows, "row is", "rows are") + " still at the stores")
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            return total(StoreCondition::held) == 0 ? "Nothing waits." : "Nothing else waits.";
        }
        return capital(String.join(", ", parts)) + ".";
    }

    private long total(ToLongFunction<StoreCondition> count) {
        return overview.stores().stream().mapToLong(count).sum();
    }

    private Stream<StoreCondition> stores() {
        return overview.stores().stream().filter(StoreCondition::joined);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
