package org.tillbridge.channel.customers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.PhoneNumber;
import org.tillbridge.kernel.search.Criterion;
import org.tillbridge.kernel.search.CustomerHit;
import org.tillbridge.kernel.search.CustomerSearch;
import org.tillbridge.kernel.search.CustomerSearch.Order;
import org.tillbridge.kernel.search.CustomerSearch.Page;
import org.tillbridge.kernel.search.SearchCustomers;
import org.tillbridge.kernel.search.SearchField;

/// Customers of this store that a new card may be of: the same e-mail, the same phone however it is
/// written. It only tells; whoever asks decides.
public final class FindLikeCustomers {

    private static final int MOST = 10;
    private static final String ASKED_BEFORE =
            "select customer_id from customer_request where legal_entity = ? and idempotency_key = ?";

    private final CustomerStation station;
    private final SearchCustomers search;

    FindLikeCustomers(CustomerStation station, SearchCustomers search) {
        this.station = station;
        this.search = search;
    }

    /// Each once, and never the customer that this very create has made before.
    public List<CustomerHit> run(NewCustomer given) {
        Map<CustomerId, CustomerHit> like = new LinkedHashMap<>();
        for (CustomerHit hit : all(given.draft())) {
            like.putIfAbsent(hit.id(), hit);
        }
        if (given.customerId() != null) {
            like.remove(given.customerId());
        }
        madeBefore(given.key()).ifPresent(like::remove);
        return List.copyOf(like.values());
    }

    private List<CustomerHit> all(CustomerDraft draft) {
        String email = draft.values().get(CustomerField.EMAIL);
        String phone = draft.values().get(CustomerField.PHONE);
        List<CustomerHit> all = new ArrayList<>();
        found(SearchField.EMAIL, email).stream()
                .filter(hit ->
                        Objects.requireNonNullElse(hit.matched().value(), "").equalsIgnoreCase(email))
                .forEach(all::add);
        found(SearchField.PHONE, phone).stream()
                .filter(hit -> isSame(Objects.requireNonNullElse(hit.matched().value(), ""), phone))
                .forEach(all::add);
        return all;
    }

    private List<CustomerHit> found(SearchField field, @Nullable String text) {
        return text == null || !Criterion.isSearchable(text)
                ? List.of()
                : search.run(
                        new CustomerSearch(List.of(new Criterion(field, text)), Order.BEST_FIRST, Page.first(MOST)));
    }

    /// The same digits, or the same number in this country.
    private boolean isSame(String one, @Nullable String other) {
        String wanted = Objects.requireNonNullElse(other, "");
        return digits(one).equals(digits(wanted))
                || number(one).filter(number(wanted).orElse("")::equals).isPresent();
    }

    private Optional<String> number(String phone) {
        return PhoneNumber.parse(phone, station.store().defaults().country())
                .or(() -> PhoneNumber.parse("+" + digits(phone), ""));
    }

    private static String digits(String phone) {
        return phone.replaceAll("[^0-9]+", "");
    }

    private Optional<CustomerId> madeBefore(@Nullable IdempotencyKey key) {
        return key == null
                ? Optional.empty()
                : station.database()
                        .client()
                        .sql(ASKED_BEFORE)
                        .params(station.store().legalEntity(), key.value())
                        .query(UUID.class)
                        .optional()
                        .map(CustomerId::new);
    }
}
