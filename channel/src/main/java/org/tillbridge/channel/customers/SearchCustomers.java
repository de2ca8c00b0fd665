package org.tillbridge.channel.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.customer.CustomerType;
import org.tillbridge.kernel.customer.PhoneNumber;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Finds customers by what a till types into one box: beginnings of words of the name in any order,
/// a whole e-mail, the beginning of a phone however it is written, an account ID, a UUID. Each
/// customer once.
public final class SearchCustomers {

    private static final Sql SEARCH = Sql.of(SearchCustomers.class, "search_customers.sql");
    private static final Pattern PHONE = Pattern.compile("[0-9 +()./\\-]+");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");
    private static final int FEWEST_DIGITS = 3;

    private final Database database;
    private final Store store;

    public SearchCustomers(CustomerStation station) {
        this.database = station.database();
        this.store = station.store();
    }

    public List<CustomerHit> run(CustomerSearch search) {
        String keyword = search.keyword().strip();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("legal_entity", store.legalEntity());
        values.put("customer_id", null);
        values.put("account_id", null);
        CustomerReference.parse(keyword)
                .ifPresent(reference -> values.putAll(FindCustomer.parameters(store, reference)));
        values.put("keyword", keyword);
        values.put("email", keyword.indexOf('@') < 0 ? null : keyword);
        values.put("digits", findDigits(keyword).orElse(null));
        values.put("number", findNumber(keyword).orElse(null));
        values.put("top", search.top());
        values.put("skip", search.skip());
        return SEARCH.list(database.client(), values, SearchCustomers::hit);
    }

    private static Optional<String> findDigits(String keyword) {
        return Optional.of(keyword)
                .filter(text -> PHONE.matcher(text).matches())
                .map(text -> NO_DIGITS.matcher(text).replaceAll(""))
                .filter(digits -> digits.length() >= FEWEST_DIGITS);
    }

    // As it is stored: E.164 without its plus.
    private Optional<String> findNumber(String keyword) {
        return PhoneNumber.parse(keyword, store.defaults().country()).map(number -> number.substring(1));
    }

    private static CustomerHit hit(ResultSet row, int number) throws SQLException {
        String account = row.getString("account_id");
        return new CustomerHit(
                new CustomerId(row.getObject("customer_id", UUID.class)),
                account == null ? null : new AccountId(account),
                CustomerType.valueOf(row.getString("customer_type")),
                row.getString("name"),
                row.getString("phone"),
                row.getString("email"));
    }
}
