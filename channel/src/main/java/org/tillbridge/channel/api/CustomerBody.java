package org.tillbridge.channel.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.customers.Customer;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerType;
import org.tillbridge.kernel.customer.ReceiptOption;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A Customer on the wire. Before the account ID there is the UUID in its place, as in the
/// original.
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record CustomerBody(
        String accountNumber,
        @Nullable String newCustomerPartyNumber,
        int customerTypeValue,
        @Nullable String name,
        @Nullable String firstName,
        @Nullable String middleName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        @Nullable String currencyCode,
        @Nullable String customerGroup,
        @Nullable String receiptEmail,
        @Nullable Integer receiptSettings,
        @Nullable String personalTitle,
        @Nullable String vatNumber,
        @Nullable String identificationNumber,
        @Nullable String birthDate,
        Instant createdDateTime,
        boolean isAsyncCustomer,
        SyncStatusBody syncStatus,
        List<AddressBody> addresses,
        List<AttributeBody> attributes,
        List<ContactBody> contacts,
        @JsonAnyGetter Map<String, Object> kept) {

    static CustomerBody of(Customer customer) {
        Map<CustomerField, String> values = customer.card().values();
        return new CustomerBody(
                accountNumber(customer),
                null,
                typeValue(CustomerType.valueOf(values.getOrDefault(CustomerField.CUSTOMER_TYPE, "PERSON"))),
                values.get(CustomerField.NAME),
                values.get(CustomerField.FIRST_NAME),
                values.get(CustomerField.MIDDLE_NAME),
                values.get(CustomerField.LAST_NAME),
                values.get(CustomerField.EMAIL),
                values.get(CustomerField.PHONE),
                values.get(CustomerField.LANGUAGE),
                values.get(CustomerField.CURRENCY),
                values.get(CustomerField.CUSTOMER_GROUP),
                values.get(CustomerField.RECEIPT_EMAIL),
                receiptNumber(values.get(CustomerField.RECEIPT_OPTION)),
                values.get(CustomerField.TITLE),
                values.get(CustomerField.VAT_NUMBER),
                values.get(CustomerField.IDENTIFICATION_NUMBER),
                values.get(CustomerField.BIRTH_DATE),
                customer.createdAt(),
                customer.findAccount().isEmpty(),
                SyncStatusBody.of(customer),
                customer.card().addresses().stream().map(AddressBody::of).toList(),
                AttributeBody.list(customer.particulars().attributes()),
                ContactBody.list(customer),
                KeptFields.OF_CUSTOMERS.shown(customer.particulars().extensions()));
    }

    static String accountNumber(Customer customer) {
        return customer.findAccount().map(AccountId::value).orElse(customer.id().toString());
    }

    private static @Nullable Integer receiptNumber(@Nullable String option) {
        return option == null ? null : WireNames.receiptNumbers().get(ReceiptOption.valueOf(option));
    }

    static int typeValue(CustomerType type) {
        return switch (type) {
            case PERSON -> 1;
            case ORGANIZATION -> 2;
        };
    }
}
