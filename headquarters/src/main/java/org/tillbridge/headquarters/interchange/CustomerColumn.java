package org.tillbridge.headquarters.interchange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.AddressField;
import org.tillbridge.kernel.customer.CustomerField;

/// The columns customers come and go in, in the order they are written: the names are those of
/// Dynamics 365's entity *CustomersV3*, but for `CustomerId`, which is ours. Case does not matter.
enum CustomerColumn {
    LEGAL_ENTITY("dataAreaId"),
    ACCOUNT("CustomerAccount"),
    PARTY_TYPE("PartyType"),
    ORGANIZATION_NAME("OrganizationName"),
    FIRST_NAME("PersonFirstName", CustomerField.FIRST_NAME),
    MIDDLE_NAME("PersonMiddleName", CustomerField.MIDDLE_NAME),
    LAST_NAME("PersonLastName", CustomerField.LAST_NAME),
    TITLE("PersonPersonalTitle", CustomerField.TITLE),
    BIRTH_YEAR("PersonBirthYear"),
    BIRTH_MONTH("PersonBirthMonth"),
    BIRTH_DAY("PersonBirthDay"),
    CUSTOMER_GROUP("CustomerGroupId", CustomerField.CUSTOMER_GROUP),
    CURRENCY("SalesCurrencyCode", CustomerField.CURRENCY),
    LANGUAGE("LanguageId", CustomerField.LANGUAGE),
    EMAIL("PrimaryContactEmail", CustomerField.EMAIL),
    PHONE("PrimaryContactPhone", CustomerField.PHONE),
    RECEIPT_EMAIL("ReceiptEmail", CustomerField.RECEIPT_EMAIL),
    RECEIPT_OPTION("ReceiptOption"),
    VAT_NUMBER("TaxExemptNumber", CustomerField.VAT_NUMBER),
    IDENTIFICATION_NUMBER("IdentificationNumber", CustomerField.IDENTIFICATION_NUMBER),
    ADDRESS_NAME("AddressDescription", AddressField.NAME),
    ADDRESS_PURPOSE("AddressLocationRoles"),
    STREET("AddressStreet", AddressField.STREET),
    STREET_NUMBER("AddressStreetNumber", AddressField.STREET_NUMBER),
    BUILDING("AddressBuildingComplement", AddressField.BUILDING),
    DISTRICT("AddressDistrictName", AddressField.DISTRICT),
    CITY("AddressCity", AddressField.CITY),
    COUNTY("AddressCounty", AddressField.COUNTY),
    STATE("AddressState", AddressField.STATE),
    POSTAL_CODE("AddressZipCode", AddressField.POSTAL_CODE),
    COUNTRY("AddressCountryRegionISOCode"),
    COUNTRY_REGION("AddressCountryRegionId"),
    ADDRESS_BOOKS("AddressBooks"),
    CUSTOMER_ID("CustomerId");

    private final String header;
    private final @Nullable CustomerField field;
    private final @Nullable AddressField addressField;

    CustomerColumn(String header) {
        this(header, null, null);
    }

    CustomerColumn(String header, CustomerField field) {
        this(header, field, null);
    }

    CustomerColumn(String header, AddressField addressField) {
        this(header, null, addressField);
    }

    CustomerColumn(String header, @Nullable CustomerField field, @Nullable AddressField addressField) {
        this.header = header;
        this.field = field;
        this.addressField = addressField;
    }

    String header() {
        return header;
    }

    /// The field it is as it stands; the others are read and written by rules of their own.
    Optional<CustomerField> field() {
        return Optional.ofNullable(field);
    }

    Optional<AddressField> addressField() {
        return Optional.ofNullable(addressField);
    }

    static Optional<CustomerColumn> find(String header) {
        return Arrays.stream(values())
                .filter(column -> column.header.equalsIgnoreCase(header.strip()))
                .findFirst();
    }

    /// Where it stands in a row that goes out.
    static int place(CustomerColumn column) {
        return headers().indexOf(column.header);
    }

    static List<String> headers() {
        return Arrays.stream(values()).map(CustomerColumn::header).toList();
    }
}
