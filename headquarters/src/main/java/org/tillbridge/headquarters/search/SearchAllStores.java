package org.tillbridge.headquarters.search;

import java.util.List;
import java.util.Optional;
import org.tillbridge.kernel.search.CustomerHit;
import org.tillbridge.kernel.search.CustomerSearch;
import org.tillbridge.kernel.search.SearchCustomers;
import org.tillbridge.kernel.search.SearchScope;
import org.tillbridge.kernel.search.SearchScope.Coverage;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Finds customers of all stores by what people know of them, whoever is sent them: as a store
/// finds its own.
public final class SearchAllStores {

    private static final Sql RENEW = Sql.of(SearchAllStores.class, "renew_words.sql");
    /// What a search does of what is behind; the rest is for [#catchUp].
    private static final int MOST_BATCHES_BEFORE_A_SEARCH = 2;

    private final Database database;
    private final FollowChangedCustomers words;

    public SearchAllStores(Database database) {
        this.database = database;
        this.words = new FollowChangedCustomers(
                database, "search-words", changes -> RENEW.update(database.client(), changes.parameters()));
    }

    /// Among all legal entities; a hit says whose it is.
    ///
    /// @param region the country whose phone numbers are dialled without a country code; empty:
    ///   none
    public List<CustomerHit> run(CustomerSearch search, String region) {
        return run(search, new SearchScope(legalEntities(), Coverage.ALL_LEGAL_ENTITIES, Optional.empty(), region));
    }

    /// Among the customers of one legal entity.
    public List<CustomerHit> runWithin(String legalEntity, CustomerSearch search, String region) {
        return run(search, new SearchScope(List.of(legalEntity), Coverage.ONE_LEGAL_ENTITY, Optional.empty(), region));
    }

    private List<CustomerHit> run(CustomerSearch search, SearchScope scope) {
        words.run(MOST_BATCHES_BEFORE_A_SEARCH);
        return new SearchCustomers(database.client(), scope).run(search);
    }

    private List<String> legalEntities() {
        return database.client()
                .sql("select legal_entity from legal_entity order by legal_entity")
                .query((row, number) -> row.getString(1))
                .list();
    }

    /// Lets customers be found as they are now, a bounded number of them. Returns how many batches
    /// that were.
    public int catchUp(int most) {
        return words.run(most);
    }
}
