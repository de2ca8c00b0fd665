package org.tillbridge.channel.api;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.tillbridge.kernel.customer.AddressField;
import org.tillbridge.kernel.customer.AddressPurpose;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.ReceiptOption;

/// The original's names on the wire for our fields, and its numbers for our words.
final class WireNames {

    static final String TYPE = "CustomerTypeValue";
    static final String RECEIPT_SETTINGS = "ReceiptSettings";
    static final String ADDRESSES = "Addresses";
    static final String ATTRIBUTES = "Attributes";
    static final String CONTACTS = "Contacts";

    private static final Map<CustomerField, String> CUSTOMER = customer();
    private static final Map<AddressField, String> ADDRESS = address();
    private static final Map<String, CustomerField> CUSTOMER_FIELDS = turned(CUSTOMER);
    private static final Map<String, AddressField> ADDRESS_FIELDS = turned(ADDRESS);
    private static final Map<ReceiptOption, Integer> RECEIPTS =
            Map.of(ReceiptOption.PRINT, 0, ReceiptOption.EMAIL, 1, ReceiptOption.BOTH, 2);
    private static final Map<AddressPurpose, Integer> PURPOSES = purposes();

    private WireNames() {}

    static Map<String, CustomerField> customerFields() {
        return CUSTOMER_FIELDS;
    }

    static Map<String, AddressField> addressFields() {
        return ADDRESS_FIELDS;
    }

    /// The original's ReceiptSettings is a number without documented names; these are ours.
    static Map<ReceiptOption, Integer> receiptNumbers() {
        return RECEIPTS;
    }

    static Map<AddressPurpose, Integer> purposeNumbers() {
        return PURPOSES;
    }

    /// `addresses/1/street` → `Addresses/1/Street`; `attributes/Shoe size` keeps the name people gave.
    static String target(String target) {
        if (target.startsWith("attributes/")) {
            return ATTRIBUTES + target.substring(target.indexOf('/'));
        }
        if (target.startsWith("extensions/")) {
            return target.substring(target.indexOf('/') + 1);
        }
        if (target.equals("contacts") || target.startsWith("contacts/")) {
            return CONTACTS + target.substring("contacts".length());
        }
        return Arrays.stream(target.split("/")).map(part -> name(part, target)).collect(Collectors.joining("/"));
    }

    /// `street` or `addresses/0/street` → `Street`: where only one address is spoken of.
    static String addressTarget(String target) {
        String column = target.substring(target.lastIndexOf('/') + 1);
        return AddressField.findByColumn(column).map(WireNames::name).orElse(ADDRESSES);
    }

    private static String name(String part, String target) {
        if (part.equals("addresses")) {
            return ADDRESSES;
        }
        if (target.startsWith("addresses/")) {
            return AddressField.findByColumn(part).map(WireNames::name).orElse(part);
        }
        return CustomerField.findByColumn(part).map(WireNames::name).orElse(part);
    }

    private static String name(CustomerField field) {
        return switch (field) {
            case CUSTOMER_TYPE -> TYPE;
            case RECEIPT_OPTION -> RECEIPT_SETTINGS;
            default -> CUSTOMER.getOrDefault(field, field.column());
        };
    }

    private static String name(AddressField field) {
        return switch (field) {
            case PURPOSE -> "AddressTypeValue";
            case COUNTRY -> "TwoLetterISORegionName";
            case EXTENSIONS -> KeptFields.PROPERTIES;
            default -> ADDRESS.getOrDefault(field, field.column());
        };
    }

    private static Map<CustomerField, String> customer() {
        Map<CustomerField, String> names = new EnumMap<>(CustomerField.class);
        names.put(CustomerField.NAME, "Name");
        names.put(CustomerField.FIRST_NAME, "FirstName");
        names.put(CustomerField.MIDDLE_NAME, "MiddleName");
        names.put(CustomerField.LAST_NAME, "LastName");
        names.put(CustomerField.EMAIL, "Email");
        names.put(CustomerField.PHONE, "Phone");
        names.put(CustomerField.LANGUAGE, "Language");
        names.put(CustomerField.CURRENCY, "CurrencyCode");
        names.put(CustomerField.CUSTOMER_GROUP, "CustomerGroup");
        names.put(CustomerField.RECEIPT_EMAIL, "ReceiptEmail");
        names.put(CustomerField.TITLE, "PersonalTitle");
        names.put(CustomerField.VAT_NUMBER, "VatNumber");
        names.put(CustomerField.IDENTIFICATION_NUMBER, "IdentificationNumber");
        names.put(CustomerField.BIRTH_DATE, "BirthDate");
        return names;
    }

    private static Map<AddressField, String> address() {
        Map<AddressField, String> names = new EnumMap<>(AddressField.class);
        names.put(AddressField.NAME, "Name");
        names.put(AddressField.STREET, "Street");
        names.put(AddressField.STREET_NUMBER, "StreetNumber");
        names.put(AddressField.BUILDING, "BuildingCompliment");
        names.put(AddressField.DISTRICT, "DistrictName");
        names.put(AddressField.CITY, "City");
        names.put(AddressField.COUNTY, "County");
        names.put(AddressField.STATE, "State");
        names.put(AddressField.POSTAL_CODE, "ZipCode");
        names.put(AddressField.PHONE, "Phone");
        names.put(AddressField.EMAIL, "Email");
        names.put(AddressField.URL, "Url");
        return names;
    }

    private static <F> Map<String, F> turned(Map<F, String> names) {
        Map<String, F> fields = new LinkedHashMap<>();
        names.forEach((field, name) -> fields.put(name, field));
        return Map.copyOf(fields);
    }

    // The original's enum AddressType (spec 2.7.3).
    private static Map<AddressPurpose, Integer> purposes() {
        Map<AddressPurpose, Integer> numbers = new EnumMap<>(AddressPurpose.class);
        for (AddressPurpose purpose : AddressPurpose.values()) {
            numbers.put(
                    purpose,
                    switch (purpose) {
                        case NONE -> 0;
                        case INVOICE -> 1;
                        case DELIVERY -> 2;
                        case ALTERNATE_DELIVERY -> 3;
                        case SWIFT -> 4;
                        case PAYMENT -> 5;
                        case SERVICE -> 6;
                        case HOME -> 7;
                        case OTHER -> 8;
                        case BUSINESS -> 9;
                        case REMIT_TO -> 10;
                        case SHIP_CARRIER_THIRD_PARTY_SHIPPING -> 11;
                        case STATEMENT -> 12;
                        case FIXED_ASSET -> 15;
                        case ONETIME -> 16;
                        case RECRUIT -> 17;
                        case SMS -> 18;
                        case LADING -> 101;
                        case UNLADING -> 102;
                        case CONSIGNMENT_IN -> 103;
                    });
        }
        return numbers;
    }
}
