package org.tillbridge.channel.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.search.Criterion;
import org.tillbridge.kernel.search.CustomerHit;
import org.tillbridge.kernel.search.CustomerSearch;
import org.tillbridge.kernel.search.SearchCustomers;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// What one store's database knows of a customer's journey: also of a customer that headquarters
/// has not heard of.
public final class TraceCustomer {

    private static final int MOST_MATCHES = 50;
    private static final Sql FIND = Sql.of(TraceCustomer.class, "trace_find.sql");
    private static final Sql REQUESTS = Sql.of(TraceCustomer.class, "trace_requests.sql");

    private final Database database;
    private final String legalEntity;

    public TraceCustomer(Database database, String legalEntity) {
        this.database = database;
        this.legalEntity = legalEntity;
    }

    /// A customer as the store shows it.
    ///
    /// @param accountId null = Pending sync
    public record Shown(UUID customerId, @Nullable String accountId, String name) {}

    /// Every customer the reference can mean: as a key, an account ID or an e-mail; else who is found
    /// by all of its words or as a phone.
    public List<Shown> find(String reference) {
        List<Shown> named = named(reference);
        return named.isEmpty() && Criterion.isSearchable(reference) ? searched(reference) : named;
    }

    private List<Shown> searched(String text) {
        var search = new SearchCustomers(database.client(), StoreCustomers.scope(legalEntity, ""));
        return search.run(CustomerSearch.of(text).withRows(MOST_MATCHES)).stream()
                .filter(CustomerHit::hasEverything)
                .map(hit -> new Shown(
                        hit.id().value(),
                        hit.findAccount().map(AccountId::value).orElse(null),
                        hit.name()))
                .toList();
    }

    private List<Shown> named(String reference) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("legal_entity", legalEntity);
        values.put("customer_id", null);
        values.put("account_id", null);
        values.put("email", reference.contains("@") ? reference.strip() : null);
        values.put("most", MOST_MATCHES);
        CustomerReference.parse(reference.strip()).ifPresent(parsed -> {
            switch (parsed) {
                case CustomerReference.ById byId ->
                    values.put("customer_id", byId.id().value());
                case CustomerReference.ByAccount byAccount ->
                    values.put("account_id", byAccount.account().value());
            }
        });
        return FIND.list(
                database.client(),
                values,
                (row, number) -> new Shown(
                        row.getObject("customer_id", UUID.class), row.getString("account_id"), row.getString("name")));
    }

    public List<TracedRequest> requests(UUID customerId) {
        return REQUESTS.list(
                database.client(),
                Map.of("legal_entity", legalEntity, "customer_id", customerId),
                TraceCustomer::request);
    }

    private static TracedRequest request(ResultSet row, int number) throws SQLException {
        return new TracedRequest(
                row.getObject("request_id", UUID.class),
                row.getString("kind"),
                row.getString("creation_mode"),
                row.getString("creation_failure"),
                Times.instant(row, "captured_at"),
                List.of((String[]) row.getArray("fields").getArray()),
                row.getObject("session_id", UUID.class),
                Times.instantOrNull(row, "sealed_at"),
                row.getBoolean("acknowledged"),
                row.getString("message"),
                row.getString("stopped_reason"),
                row.getString("answer"),
                Times.instantOrNull(row, "heard_at"));
    }
}
