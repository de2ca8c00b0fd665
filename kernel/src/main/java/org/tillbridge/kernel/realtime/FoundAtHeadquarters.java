package org.tillbridge.kernel.realtime;

import java.util.List;
import org.tillbridge.kernel.search.CustomerHit;

/// What headquarters found, in the order asked for.
public record FoundAtHeadquarters(List<CustomerHit> hits) {

    public FoundAtHeadquarters {
        hits = List.copyOf(hits);
    }
}
