package org.tillbridge.channel.api;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tillbridge.channel.odata.Member;
import org.tillbridge.channel.odata.QueryModel;
import org.tillbridge.channel.query.CustomerColumns;
import org.tillbridge.channel.query.CustomerColumns.Coded;
import org.tillbridge.kernel.customer.AddressField;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerType;

/// What queries of Customers may name, and where it is kept.
final class CustomerQuery {

    static final CustomerColumns COLUMNS = CustomerColumns.of(WireNames.customerFields(), coded(), addressFields());
    static final QueryModel MODEL =
            new QueryModel(COLUMNS.types(), COLUMNS.parts(), members(), ExpandCustomers.MEMBERS);

    private CustomerQuery() {}

    private static Map<String, AddressField> addressFields() {
        Map<String, AddressField> fields = new HashMap<>(WireNames.addressFields());
        fields.put("TwoLetterISORegionName", AddressField.COUNTRY);
        return fields;
    }

    private static Map<String, Coded> coded() {
        Map<String, Integer> types =
                Arrays.stream(CustomerType.values()).collect(Collectors.toMap(Enum::name, CustomerBody::typeValue));
        Map<String, Integer> receipts = WireNames.receiptNumbers().entrySet().stream()
                .collect(Collectors.toMap(option -> option.getKey().name(), Map.Entry::getValue));
        return Map.of(
                WireNames.TYPE, new Coded(CustomerField.CUSTOMER_TYPE, types),
                WireNames.RECEIPT_SETTINGS, new Coded(CustomerField.RECEIPT_OPTION, receipts));
    }

    private static Set<String> members() {
        return CommerceModel.CUSTOMER.members().stream().map(Member::name).collect(Collectors.toSet());
    }
}
