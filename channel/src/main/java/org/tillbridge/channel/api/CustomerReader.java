package org.tillbridge.channel.api;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tillbridge.channel.customers.PartyNumber;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerType;
import org.tillbridge.kernel.customer.ReceiptOption;
import tools.jackson.databind.JsonNode;

/// Reads a Customer of the wire. What only the server says (`IsAsyncCustomer`, `CreatedDateTime`,
/// `SyncStatus`) may be sent back and is not looked at.
final class CustomerReader {

    private static final String ACCOUNT_NUMBER = "AccountNumber";
    static final String PARTY_NUMBER = "NewCustomerPartyNumber";
    private static final Set<String> CUSTOMER_NAMES = join(
            join(WireNames.customerFields().keySet(), KeptFields.OF_CUSTOMERS.names()),
            Set.of(
                    ACCOUNT_NUMBER,
                    WireNames.TYPE,
                    WireNames.RECEIPT_SETTINGS,
                    WireNames.ADDRESSES,
                    WireNames.ATTRIBUTES,
                    WireNames.CONTACTS,
                    "IsAsyncCustomer",
                    "CreatedDateTime",
                    "SyncStatus"));

    private CustomerReader() {}

    static CustomerDraft draft(JsonNode body) {
        Fields fields = Fields.of(body);
        // It stands in every answer, empty; whom it names is said to a create alone.
        fields.refuseOthersThan(
                fields.isNull(PARTY_NUMBER) ? join(CUSTOMER_NAMES, Set.of(PARTY_NUMBER)) : CUSTOMER_NAMES);
        Map<CustomerField, String> values = new EnumMap<>(CustomerField.class);
        Set<CustomerField> cleared = new HashSet<>();
        WireNames.customerFields().forEach((name, field) -> {
            fields.findText(name).ifPresent(text -> values.put(field, text));
            if (fields.isNull(name)) {
                cleared.add(field);
            }
        });
        findType(fields).ifPresent(type -> values.put(CustomerField.CUSTOMER_TYPE, type.name()));
        findReceiptOption(fields).ifPresent(option -> values.put(CustomerField.RECEIPT_OPTION, option.name()));
        if (fields.isNull(WireNames.RECEIPT_SETTINGS)) {
            cleared.add(CustomerField.RECEIPT_OPTION);
        }
        return new CustomerDraft(values, cleared, addresses(fields));
    }

    static Optional<String> findAccountNumber(JsonNode body) {
        return Fields.of(body).findText(ACCOUNT_NUMBER).filter(text -> !text.isBlank());
    }

    /// Whom of another company the create opens; it says nothing else then.
    static Optional<PartyNumber> findPartyNumber(JsonNode body) {
        Fields fields = Fields.of(body);
        Optional<String> named = fields.findText(PARTY_NUMBER).filter(text -> !text.isBlank());
        named.ifPresent(text -> fields.refuseOthersThan(Set.of(PARTY_NUMBER)));
        return named.map(text -> PartyNumber.parse(text)
                .orElseThrow(() -> Refusal.badRequest(
                        "InvalidPartyNumber", PARTY_NUMBER, PARTY_NUMBER + " is what a search said, as it is")));
    }

    // 0 = None is what clients of the original send for "not said".
    private static Optional<CustomerType> findType(Fields fields) {
        return fields.findInteger(WireNames.TYPE).flatMap(number -> switch (number) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(CustomerType.PERSON);
            case 2 -> Optional.of(CustomerType.ORGANIZATION);
            default -> throw Fields.wrongType(WireNames.TYPE, "1 (person) or 2 (organization)");
        });
    }

    private static Optional<ReceiptOption> findReceiptOption(Fields fields) {
        return fields.findInteger(WireNames.RECEIPT_SETTINGS)
                .map(number -> WireNames.receiptNumbers().entrySet().stream()
                        .filter(entry -> entry.getValue().equals(number))
                        .map(Map.Entry::getKey)
                        .findAny()
                        .orElseThrow(() ->
                                Fields.wrongType(WireNames.RECEIPT_SETTINGS, "0 (print), 1 (e-mail) or 2 (both)")));
    }

    private static List<AddressPayload> addresses(Fields fields) {
        List<AddressPayload> addresses = new ArrayList<>();
        fields.findArray(WireNames.ADDRESSES)
                .ifPresent(array -> array.forEach(address -> addresses.add(
                        AddressReader.address(Fields.of(address, WireNames.ADDRESSES + "/" + addresses.size())))));
        return addresses;
    }

    static Set<String> join(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }
}
