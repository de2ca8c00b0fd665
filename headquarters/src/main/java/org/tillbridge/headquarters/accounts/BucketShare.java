package org.tillbridge.headquarters.accounts;

import java.util.List;
import java.util.stream.IntStream;

/// The customers' buckets one converter works on: every `of`-th, beginning with `share`.
record BucketShare(int share, int of) {

    static final BucketShare ALL = new BucketShare(0, 1);

    static List<BucketShare> among(int converters) {
        return IntStream.range(0, converters)
                .mapToObj(share -> new BucketShare(share, converters))
                .toList();
    }
}
