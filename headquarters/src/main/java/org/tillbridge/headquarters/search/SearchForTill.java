package org.tillbridge.headquarters.search;

import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.kernel.realtime.FoundAtHeadquarters;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.SearchCall;
import org.tillbridge.kernel.search.SearchField;

/// A search among the customers of all stores of one legal entity, while a till waits (spec D06).
public final class SearchForTill {

    private final SearchAllStores search;
    private final int leastCharacters;

    /// @param leastCharacters what is shorter is refused: it would find half the country
    public SearchForTill(SearchAllStores search, int leastCharacters) {
        this.search = search;
        this.leastCharacters = leastCharacters;
    }

    public RealtimeAnswer<FoundAtHeadquarters> run(Store store, SearchCall call) {
        boolean tooShort = call.search().criteria().stream()
                .filter(criterion -> criterion.field() != SearchField.ACCOUNT)
                .anyMatch(criterion -> criterion.text().strip().codePoints().count() < leastCharacters);
        if (tooShort) {
            return new RealtimeAnswer.Refused<>(
                    "SearchKeywordTooShort",
                    "A search of all stores needs at least %d characters".formatted(leastCharacters));
        }
        return new RealtimeAnswer.Done<>(
                new FoundAtHeadquarters(search.runWithin(store.legalEntity(), call.search(), call.region())));
    }
}
