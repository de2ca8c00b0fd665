package org.tillbridge.channel.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.AddressField;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.ContactKind;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.GivenContact;
import org.tillbridge.kernel.customer.PhoneNumber;
import org.tillbridge.kernel.search.Criterion;
import org.tillbridge.kernel.search.CustomerHit;
import org.tillbridge.kernel.search.CustomerSearch;
import org.tillbridge.kernel.search.CustomerSearch.Order;
import org.tillbridge.kernel.search.CustomerSearch.Page;
import org.tillbridge.kernel.search.SearchCustomers;
import org.tillbridge.kernel.search.SearchField;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Customers of this store that a new card may be of, by headquarters' rules for duplicates (spec
/// D13): found by e-mail, phone, address, and by name where a birth date is given; then scored. It
/// only tells; whoever asks decides.
public final class FindLikeCustomers {

    private static final Sql SCORE = Sql.of(FindLikeCustomers.class, "score_like_customers.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 10;
    private static final int MOST_ADDRESSES = 3;
    private static final String ASKED_BEFORE =
            "select customer_id from customer_request where legal_entity = ? and idempotency_key = ?";

    private final CustomerStation station;
    private final SearchCustomers search;

    FindLikeCustomers(CustomerStation station, SearchCustomers search) {
        this.station = station;
        this.search = search;
    }

    /// Each once, the surest first, and never the customer that this very create has made before.
    public List<LikeCustomer> run(NewCustomer given) {
        Map<UUID, CustomerHit> found = new LinkedHashMap<>();
        candidates(given).forEach(hit -> found.putIfAbsent(hit.id().value(), hit));
        if (given.customerId() != null) {
            found.remove(given.customerId().value());
        }
        madeBefore(given.key()).ifPresent(found::remove);
        return found.isEmpty() ? List.of() : scored(given, found);
    }

    private Stream<CustomerHit> candidates(NewCustomer given) {
        CustomerDraft draft = given.draft();
        Stream<String> named =
                draft.values().containsKey(CustomerField.BIRTH_DATE) ? Stream.of(name(draft)) : Stream.empty();
        return Stream.of(
                        values(given, ContactKind.EMAIL).flatMap(text -> found(SearchField.EMAIL, text)),
                        values(given, ContactKind.PHONE).flatMap(text -> found(SearchField.PHONE, text)),
                        draft.addresses().stream()
                                .limit(MOST_ADDRESSES)
                                .flatMap(address -> found(SearchField.ADDRESS, phrase(address))),
                        named.flatMap(text -> found(SearchField.NAME, text)))
                .flatMap(hits -> hits);
    }

    private Stream<CustomerHit> found(SearchField field, String text) {
        return text.isBlank() || !Criterion.isSearchable(text)
                ? Stream.empty()
                : search
                        .run(new CustomerSearch(
                                List.of(new Criterion(field, text)), Order.BEST_FIRST, Page.first(MOST)))
                        .stream();
    }

    private List<LikeCustomer> scored(NewCustomer given, Map<UUID, CustomerHit> found) {
        CustomerDraft draft = given.draft();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("legal_entity", station.store().legalEntity());
        values.put("customer_ids", found.keySet().toArray(UUID[]::new));
        values.put("name", name(draft));
        values.put("birth_date", draft.values().get(CustomerField.BIRTH_DATE));
        values.put("contacts", JSON.writeValueAsString(contacts(given)));
        values.put(
                "addresses",
                JSON.writeValueAsString(draft.addresses().stream()
                        .map(FindLikeCustomers::columns)
                        .toList()));
        return SCORE.list(station.database().client(), values, (row, number) -> like(row, found));
    }

    private static LikeCustomer like(ResultSet row, Map<UUID, CustomerHit> found) throws SQLException {
        return new LikeCustomer(
                Objects.requireNonNull(found.get(row.getObject("customer_id", UUID.class))),
                row.getInt("points"),
                row.getInt("enough"),
                Arrays.stream((String[]) row.getArray("rules").getArray())
                        .map(LikeCustomer.Rule::valueOf)
                        .toList());
    }

    private List<Map<String, String>> contacts(NewCustomer given) {
        List<Map<String, String>> contacts = new ArrayList<>();
        values(given, ContactKind.EMAIL).forEach(email -> contacts.add(Map.of("email", email)));
        values(given, ContactKind.PHONE)
                .forEach(phone -> contacts.add(
                        PhoneNumber.parse(phone, station.store().defaults().country())
                                .map(number -> Map.of("phone", phone, "phone_number", number))
                                .orElse(Map.of("phone", phone))));
        return contacts;
    }

    /// All e-mails, or all phones, the primary one first.
    private static Stream<String> values(NewCustomer given, ContactKind kind) {
        return Stream.concat(
                        Optional.ofNullable(given.draft().values().get(kind.primary())).stream(),
                        given.particulars().contacts().stream()
                                .filter(contact -> contact.kind() == kind && !contact.ends())
                                .map(GivenContact::value))
                .distinct();
    }

    private static String name(CustomerDraft draft) {
        String parts = Stream.of(CustomerField.FIRST_NAME, CustomerField.MIDDLE_NAME, CustomerField.LAST_NAME)
                .map(draft.values()::get)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return parts.isBlank() ? draft.values().getOrDefault(CustomerField.NAME, "") : parts;
    }

    private static String phrase(AddressPayload address) {
        return Stream.of(AddressField.STREET, AddressField.STREET_NUMBER, AddressField.CITY)
                .map(address.values()::get)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static Map<String, String> columns(AddressPayload address) {
        return address.values().entrySet().stream()
                .collect(Collectors.toMap(value -> value.getKey().column(), Map.Entry::getValue));
    }

    private Optional<UUID> madeBefore(@Nullable IdempotencyKey key) {
        return key == null
                ? Optional.empty()
                : station.database()
                        .client()
                        .sql(ASKED_BEFORE)
                        .params(station.store().legalEntity(), key.value())
                        .query(UUID.class)
                        .optional();
    }
}
