package org.tillbridge.app.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tillbridge.app.verification.ComparedRows.Bucket;

/// Compares two sets of rows in two databases. Equal sets cost one pass over each and 4,096 sums;
/// rows are read only from buckets that differ, at most about 50,000 at a time.
final class CompareByBuckets {

    private static final long MOST_ROWS = 50_000;

    private final ComparedRows here;
    private final ComparedRows there;

    CompareByBuckets(ComparedRows here, ComparedRows there) {
        this.here = here;
        this.there = there;
    }

    /// Keys that are on one side only, or on both with other content; sorted.
    record Difference(List<String> onlyHere, List<String> onlyThere, List<String> unequal) {}

    /// Tells every difference; returns how many rows both sides have.
    long run(Consumer<Difference> each) {
        Map<Integer, Bucket> ours = byNumber(here.sums());
        Map<Integer, Bucket> theirs = byNumber(there.sums());
        List<Integer> portion = new ArrayList<>();
        long rows = 0;
        for (Map.Entry<Integer, Long> bucket : differing(ours, theirs).entrySet()) {
            portion.add(bucket.getKey());
            rows += bucket.getValue();
            if (rows >= MOST_ROWS) {
                each.accept(difference(portion));
                portion.clear();
                rows = 0;
            }
        }
        if (!portion.isEmpty()) {
            each.accept(difference(portion));
        }
        return count(ours) + count(theirs);
    }

    /// Numbers of buckets that differ, with how many rows they have.
    private static Map<Integer, Long> differing(Map<Integer, Bucket> ours, Map<Integer, Bucket> theirs) {
        var all = new TreeMap<Integer, Bucket>(ours);
        all.putAll(theirs);
        var differing = new TreeMap<Integer, Long>();
        for (Integer number : all.keySet()) {
            Bucket our = ours.get(number);
            Bucket their = theirs.get(number);
            if (our == null || !our.equals(their)) {
                differing.put(number, rows(our) + rows(their));
            }
        }
        return differing;
    }

    private Difference difference(List<Integer> buckets) {
        Map<String, Long> theirs = there.rows(buckets);
        List<String> onlyHere = new ArrayList<>();
        List<String> unequal = new ArrayList<>();
        here.rows(buckets).forEach((key, hash) -> {
            Long their = theirs.remove(key);
            if (their == null) {
                onlyHere.add(key);
            } else if (!their.equals(hash)) {
                unequal.add(key);
            }
        });
        return new Difference(sorted(onlyHere), sorted(new ArrayList<>(theirs.keySet())), sorted(unequal));
    }

    private static List<String> sorted(List<String> keys) {
        return keys.stream().sorted().toList();
    }

    private static Map<Integer, Bucket> byNumber(List<Bucket> buckets) {
        var byNumber = new HashMap<Integer, Bucket>();
        buckets.forEach(bucket -> byNumber.put(bucket.number(), bucket));
        return byNumber;
    }

    private static long count(Map<Integer, Bucket> buckets) {
        return buckets.values().stream().mapToLong(Bucket::rows).sum();
    }

    private static long rows(@Nullable Bucket bucket) {
        return bucket == null ? 0 : bucket.rows();
    }
}
