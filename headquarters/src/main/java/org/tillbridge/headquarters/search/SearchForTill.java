package org.tillbridge.headquarters.search;

import java.util.List;
import java.util.function.Predicate;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.kernel.realtime.FoundAtHeadquarters;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.SearchCall;
import org.tillbridge.kernel.search.CustomerHit;
import org.tillbridge.kernel.search.SearchField;

/// A search among the customers of all stores of one legal entity, while a till waits (spec D06);
/// of all companies of the chain, where the store's profile says so (spec D07).
public final class SearchForTill {

    private final SearchAllStores search;
    private final int leastCharacters;
    private final Predicate<String> seesAllCompanies;

    /// @param leastCharacters what is shorter is refused: it would find half the country
    /// @param seesAllCompanies of a store, by its ID
    public SearchForTill(SearchAllStores search, int leastCharacters, Predicate<String> seesAllCompanies) {
        this.search = search;
        this.leastCharacters = leastCharacters;
        this.seesAllCompanies = seesAllCompanies;
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
        return new RealtimeAnswer.Done<>(new FoundAtHeadquarters(
                call.companies() == null && seesAllCompanies.test(store.channelId())
                        ? amongAll(store.legalEntity(), call)
                        : search.runWithin(store.legalEntity(), call.search(), call.region())));
    }

    /// The account ID of another company is its own.
    private List<CustomerHit> amongAll(String own, SearchCall call) {
        return search.run(call.search(), call.region()).stream()
                .map(hit -> hit.key().legalEntity().equals(own) ? hit : hit.withoutAccount())
                .toList();
    }
}
