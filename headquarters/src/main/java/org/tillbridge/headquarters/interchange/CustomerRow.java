package org.tillbridge.headquarters.interchange;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tillbridge.headquarters.accounts.KnownCustomer;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.customer.AddressField;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.AddressPurpose;
import org.tillbridge.kernel.customer.Country;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.customer.CustomerRules;
import org.tillbridge.kernel.customer.CustomerType;
import org.tillbridge.kernel.customer.PhoneNumber;
import org.tillbridge.kernel.customer.Verdict;
import org.tillbridge.kernel.customer.Violation;

/// Reads a customer from a row; the rules on what a customer may be are the stores' own.
final class CustomerRow {

    private static final Pattern LIST = Pattern.compile("[;,]");
    private static final String ANY_COUNTRY = "ZZ";

    private final String legalEntity;
    private final int place;
    private final Map<CustomerColumn, String> cells;

    /// @param cells without blank ones
    CustomerRow(String legalEntity, int place, Map<CustomerColumn, String> cells) {
        this.legalEntity = legalEntity;
        this.place = place;
        this.cells = Map.copyOf(cells);
    }

    /// What a row is.
    sealed interface Reading {

        record Legible(KnownCustomer customer) implements Reading {}

        /// Cannot be taken over.
        record Illegible(String code, String reason) implements Reading {}
    }

    Reading read() {
        String account = text(CustomerColumn.ACCOUNT).orElse("").strip();
        if (account.isEmpty()) {
            return new Reading.Illegible(
                    "AccountMissing", "CustomerAccount is blank; without it the row cannot be known again");
        }
        if (account.length() > AccountId.MAXIMUM_LENGTH || !CustomerRules.isStorable(account)) {
            return new Reading.Illegible(
                    "AccountInvalid",
                    "CustomerAccount is no account ID of up to %d characters".formatted(AccountId.MAXIMUM_LENGTH));
        }
        Optional<String> entity = text(CustomerColumn.LEGAL_ENTITY).map(String::strip);
        if (entity.isPresent() && !entity.get().equalsIgnoreCase(legalEntity)) {
            return new Reading.Illegible(
                    "LegalEntityMismatch", "dataAreaId is not %s, into which is imported".formatted(legalEntity));
        }
        return readCard(new AccountId(account));
    }

    private Reading readCard(AccountId account) {
        Optional<KnownCustomer.Key> key = key(account);
        if (key.isEmpty()) {
            return new Reading.Illegible("CustomerIdInvalid", "CustomerId is no UUID");
        }
        Optional<CustomerType> type = type();
        if (type.isEmpty()) {
            return new Reading.Illegible("CustomerTypeUnknown", "PartyType is Person or Organization");
        }
        return switch (CustomerRules.checkNew(draft(type.get(), key.get().id()))) {
            case Verdict.Refused refused -> unreadable(refused.violations());
            case Verdict.Accepted accepted ->
                new Reading.Legible(
                        new KnownCustomer(place, account, key.get(), withPhoneNumber(accepted.payload()), books()));
        };
    }

    private static Reading unreadable(List<Violation> violations) {
        return new Reading.Illegible(
                violations.getFirst().code(),
                violations.stream().map(Violation::message).collect(Collectors.joining("; ")));
    }

    private Optional<KnownCustomer.Key> key(AccountId account) {
        Optional<String> given = text(CustomerColumn.CUSTOMER_ID).map(String::strip);
        if (given.isEmpty()) {
            return Optional.of(KnownCustomer.Key.Derived.of(legalEntity, account));
        }
        return CustomerReference.parse(given.get())
                .filter(CustomerReference.ById.class::isInstance)
                .map(reference -> new KnownCustomer.Key.Given(((CustomerReference.ById) reference).id()));
    }

    private Optional<CustomerType> type() {
        String given = text(CustomerColumn.PARTY_TYPE).orElse("").strip().toUpperCase(Locale.ROOT);
        if (given.isEmpty()) {
            boolean person =
                    cells.containsKey(CustomerColumn.FIRST_NAME) || cells.containsKey(CustomerColumn.LAST_NAME);
            return Optional.of(person ? CustomerType.PERSON : CustomerType.ORGANIZATION);
        }
        return List.of(CustomerType.values()).stream()
                .filter(type -> type.name().equals(given))
                .findFirst();
    }

    private CustomerDraft draft(CustomerType type, CustomerId id) {
        Map<CustomerField, String> values = new EnumMap<>(CustomerField.class);
        cells.forEach((column, text) -> column.field().ifPresent(field -> values.put(field, text)));
        values.put(CustomerField.CUSTOMER_TYPE, type.name());
        BirthDateColumns.read(cells).ifPresent(day -> values.put(CustomerField.BIRTH_DATE, day));
        if (type == CustomerType.ORGANIZATION) {
            text(CustomerColumn.ORGANIZATION_NAME).ifPresent(name -> values.put(CustomerField.NAME, name));
        }
        text(CustomerColumn.RECEIPT_OPTION)
                .ifPresent(option ->
                        values.put(CustomerField.RECEIPT_OPTION, option.strip().toUpperCase(Locale.ROOT)));
        return new CustomerDraft(values, Set.of(), address(type, id));
    }

    private List<AddressPayload> address(CustomerType type, CustomerId id) {
        Map<AddressField, String> values = new EnumMap<>(AddressField.class);
        cells.forEach((column, text) -> column.addressField().ifPresent(field -> values.put(field, text)));
        country().ifPresent(country -> values.put(AddressField.COUNTRY, country));
        if (values.keySet().stream().noneMatch(AddressField::fillsAddress)) {
            return List.of();
        }
        values.put(AddressField.PURPOSE, purpose(type).name());
        UUID key = UUID.nameUUIDFromBytes(
                ("tillbridge address " + id.value()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return List.of(new AddressPayload(key, values, true));
    }

    private Optional<String> country() {
        return text(CustomerColumn.COUNTRY)
                .or(() -> text(CustomerColumn.COUNTRY_REGION))
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .map(code -> Country.findTwoLetters(code).orElse(code));
    }

    /// The first role that is one.
    private AddressPurpose purpose(CustomerType type) {
        List<String> roles = LIST.splitAsStream(
                        text(CustomerColumn.ADDRESS_PURPOSE).orElse(""))
                .map(role -> role.strip().toUpperCase(Locale.ROOT))
                .toList();
        return List.of(AddressPurpose.values()).stream()
                .filter(purpose -> roles.contains(purpose.name()))
                .findFirst()
                .orElse(type == CustomerType.PERSON ? AddressPurpose.HOME : AddressPurpose.BUSINESS);
    }

    private CustomerPayload withPhoneNumber(CustomerPayload card) {
        Map<CustomerField, String> values = new EnumMap<>(CustomerField.class);
        values.putAll(card.values());
        card.find(CustomerField.PHONE)
                .flatMap(phone -> PhoneNumber.parse(phone, country().orElse(ANY_COUNTRY)))
                .ifPresent(number -> values.put(CustomerField.PHONE_NUMBER, number));
        return new CustomerPayload(values, Set.of(), card.addresses());
    }

    private List<String> books() {
        return LIST.splitAsStream(text(CustomerColumn.ADDRESS_BOOKS).orElse(""))
                .map(String::strip)
                .filter(book -> !book.isEmpty())
                .distinct()
                .toList();
    }

    private Optional<String> text(CustomerColumn column) {
        return Optional.ofNullable(cells.get(column));
    }
}
