package org.tillbridge.kernel.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerType;
import org.tillbridge.kernel.search.CustomerSearch.Direction;
import org.tillbridge.kernel.sql.Sql;

/// Finds customers by what people know of them: beginnings of words of the name in any order, the
/// beginning of an e-mail, of a phone however it is written, of an address or a postal code, of a
/// loyalty card; an account ID; a UUID. Each customer once, the best first.
///
/// Who has all words of a name comes before who has some of them. Of very many, some hundred are
/// ranked.
public final class SearchCustomers {

    private static final Sql SHOW = Sql.of(SearchCustomers.class, "show_hits.sql");

    private final JdbcClient database;
    private final SearchScope scope;

    public SearchCustomers(JdbcClient database, SearchScope scope) {
        this.database = database;
        this.scope = scope;
    }

    public List<CustomerHit> run(CustomerSearch search) {
        List<WantedWords> alternatives = WantedWords.of(
                database,
                Readings.of(search.criteria(), scope.region()),
                search.criteria().size());
        FoundCustomers found = new FindCandidates(database, scope).run(alternatives);
        return found.isEmpty() ? List.of() : SHOW.list(database, parameters(search, found), SearchCustomers::hit);
    }

    private static Map<String, @Nullable Object> parameters(CustomerSearch search, FoundCustomers found) {
        Map<String, @Nullable Object> values = new HashMap<>(found.columns());
        SearchCursor after = search.page().after();
        values.put("order_by", search.order().key().name());
        values.put("descending", search.order().direction() == Direction.DESCENDING);
        values.put("after_rank", after == null ? null : after.rank());
        values.put("after_text", after == null ? null : after.text());
        values.put("after_id", after == null ? null : after.customerId());
        values.put("top", search.page().top());
        values.put("skip", search.page().skip());
        return values;
    }

    private static CustomerHit hit(ResultSet row, int number) throws SQLException {
        String account = row.getString("account_id");
        UUID customer = row.getObject("customer_id", UUID.class);
        return new CustomerHit(
                new CustomerHit.Key(
                        row.getString("legal_entity"),
                        new CustomerId(customer),
                        account == null ? null : new AccountId(account)),
                CustomerType.valueOf(row.getString("customer_type")),
                row.getString("name"),
                new CustomerHit.Reach(row.getString("phone"), row.getString("email"), row.getString("address")),
                new CustomerHit.Matched(SearchField.valueOf(row.getString("field")), row.getString("value")),
                new SearchCursor(row.getInt("rank"), customer, row.getString("text")));
    }
}
