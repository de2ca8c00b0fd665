package org.tillbridge.channel.api;

import static org.tillbridge.channel.odata.EdmType.BOOLEAN;
import static org.tillbridge.channel.odata.EdmType.DATE;
import static org.tillbridge.channel.odata.EdmType.DATE_TIME_OFFSET;
import static org.tillbridge.channel.odata.EdmType.DECIMAL;
import static org.tillbridge.channel.odata.EdmType.INT32;
import static org.tillbridge.channel.odata.EdmType.INT64;
import static org.tillbridge.channel.odata.EdmType.STRING;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tillbridge.channel.odata.EdmType;
import org.tillbridge.channel.odata.Member;
import org.tillbridge.channel.odata.Member.Complex;
import org.tillbridge.channel.odata.Member.Count;
import org.tillbridge.channel.odata.Member.Navigation;
import org.tillbridge.channel.odata.Member.Simple;
import org.tillbridge.channel.odata.Schema;
import org.tillbridge.channel.odata.Schema.Action;
import org.tillbridge.channel.odata.Schema.Typed;
import org.tillbridge.channel.odata.StructuredType;

/// What the store's door has, as `$metadata` tells it: the original's entities with our additions.
final class CommerceModel {

    static final String AFFILIATIONS = "Affiliations";
    static final String LOYALTY_CARDS = "LoyaltyCards";

    private static final String CUSTOMER_NAME = "Customer";
    private static final String ADDRESS_NAME = "Address";
    private static final String HIT_NAME = "GlobalCustomer";
    private static final String LIKE_NAME = "LikeCustomer";
    private static final String ORDER_NAME = "SalesOrder";
    private static final String SHIFT_NAME = "Shift";

    /// What a till says of her.
    private static final Members CARD = new Members(join(
            simple(STRING, "Name", "FirstName", "MiddleName", "LastName", "Email", "Phone"),
            simple(STRING, "Language", "CurrencyCode", "CustomerGroup", "ReceiptEmail", "PersonalTitle"),
            simple(STRING, "VatNumber", "IdentificationNumber"),
            simple(INT32, WireNames.TYPE, WireNames.RECEIPT_SETTINGS),
            simple(DATE, "BirthDate"),
            many(WireNames.ADDRESSES, ADDRESS_NAME),
            many(WireNames.ATTRIBUTES, "CustomerAttribute"),
            many(WireNames.CONTACTS, "ContactInformation")));

    static final StructuredType CUSTOMER = entity(
            CUSTOMER_NAME,
            "AccountNumber",
            simple(STRING, "AccountNumber", CustomerReader.PARTY_NUMBER),
            CARD,
            simple(DATE_TIME_OFFSET, "CreatedDateTime"),
            simple(BOOLEAN, "IsAsyncCustomer"),
            one("SyncStatus", "SyncStatus"),
            new Members(KeptFields.OF_CUSTOMERS.members()),
            linked(AFFILIATIONS, "Affiliation"),
            linked(LOYALTY_CARDS, "LoyaltyCard"));

    private static final StructuredType ADDRESS = part(
            ADDRESS_NAME,
            simple(STRING, "AddressId", "Name", "Street", "StreetNumber", "BuildingCompliment", "DistrictName"),
            simple(STRING, "City", "County", "State", "ZipCode", "TwoLetterISORegionName"),
            simple(STRING, "ThreeLetterISORegionName", "Phone", "Email", "Url", "FullAddress"),
            simple(INT32, "AddressTypeValue"),
            simple(BOOLEAN, "IsPrimary", "Deactivate"),
            new Members(ReadOnlyAddressFields.members()),
            many("Warnings", "AddressWarning"),
            new Members(KeptFields.OF_ADDRESSES.members()));

    private static final Members FOUND = new Members(join(
            simple(STRING, "AccountNumber", "FullName", "Phone", "Email", "FullAddress", "MatchedField"),
            simple(STRING, "MatchedValue", "PartyNumber"),
            simple(INT32, WireNames.TYPE),
            simple(BOOLEAN, "IsAsyncCustomer")));

    private static final Member STAFF = new Simple("StaffId", STRING);
    private static final Complex SETTINGS = new Complex("queryResultSettings", "QueryResultSettings", Count.ONE);

    private static final List<StructuredType> ANSWERED = RecordTypes.of(
            Map.of(
                    SalesOrderBody.class, ORDER_NAME,
                    SalesOrderBody.Line.class, "SalesLine",
                    SalesOrderBody.Amount.class, "SalesAmount",
                    SalesOrderBody.Tender.class, "TenderLine",
                    PurchaseBody.class, "PurchaseHistory",
                    ShiftBody.class, SHIFT_NAME,
                    ShiftBody.Tender.class, "ShiftTenderLine",
                    DownloadSessionBody.class, "DownloadSession",
                    DeviceConfigurationBody.class, "DeviceConfiguration"),
            Map.of(ORDER_NAME, "Id", SHIFT_NAME, "ShiftId", "DownloadSession", "Id"));

    private static final List<StructuredType> OF_CUSTOMERS = List.of(
            CUSTOMER,
            ADDRESS,
            part(HIT_NAME, FOUND),
            part(
                    LIKE_NAME,
                    FOUND,
                    simple(INT32, "Points", "Enough"),
                    new Members(List.of(new Member.Values("Rules", STRING)))),
            part(CommercePropertyBody.TYPE, simple(STRING, "Key"), one("Value", CommercePropertyBody.TYPE_OF_VALUE)),
            part(
                    CommercePropertyBody.TYPE_OF_VALUE,
                    simple(STRING, "StringValue"),
                    simple(BOOLEAN, "BooleanValue"),
                    simple(INT32, "ByteValue", "IntegerValue"),
                    simple(INT64, "LongValue"),
                    simple(DECIMAL, "DecimalValue"),
                    simple(DATE_TIME_OFFSET, "DateTimeOffsetValue")),
            part(
                    KeptFields.IMAGE,
                    simple(STRING, "Uri", "AltText"),
                    simple(INT32, "Priority"),
                    simple(BOOLEAN, "IsDefault")),
            part(
                    KeptFields.AFFILIATION,
                    simple(INT64, "RecordId", "RetailAffiliationId"),
                    simple(STRING, "Name", "Description"),
                    simple(BOOLEAN, "HideInChannels")),
            part(KeptFields.ADDRESS_BOOK, simple(INT64, "RecordId"), simple(STRING, "Name", "Description")),
            part("AddressWarning", simple(STRING, "Code", "Target", "Detail")),
            part("SyncStatus", simple(STRING, "Text", "State", "Reason"), simple(INT32, "PendingRequests")),
            part("CustomerAttribute", simple(STRING, "Name"), one("AttributeValue", "AttributeValue")),
            part(
                    "AttributeValue",
                    simple(STRING, "StringValue"),
                    simple(BOOLEAN, "BooleanValue"),
                    simple(INT32, "IntegerValue"),
                    simple(INT64, "LongValue"),
                    simple(DECIMAL, "DecimalValue"),
                    simple(DATE_TIME_OFFSET, "DateTimeOffsetValue")),
            part(
                    "ContactInformation",
                    simple(INT32, "ContactInformationTypeValue"),
                    simple(STRING, "Value"),
                    simple(BOOLEAN, "IsPrimary", "IsMarketingOptIn", "Deactivate")),
            entity("Affiliation", "AffiliationId", simple(STRING, "AffiliationId", "Name")),
            entity(
                    "LoyaltyCard",
                    "CardNumber",
                    simple(STRING, "CardNumber"),
                    simple(DATE_TIME_OFFSET, "LoyaltyEnrollmentDate")),
            part(
                    "CustomerSearchCriteria",
                    simple(STRING, "Keyword"),
                    simple(BOOLEAN, "SearchOnlyCurrentCompany"),
                    simple(INT32, "DataLevelValue", SearchLocation.NAME)),
            part(
                    "CustomerSearchByFieldCriteria",
                    many("Criteria", "CustomerSearchByFieldCriterion"),
                    simple(INT32, "DataLevelValue", SearchLocation.NAME)),
            part(
                    "CustomerSearchByFieldCriterion",
                    simple(STRING, "SearchTerm"),
                    one("SearchField", "CustomerSearchField")),
            part(
                    "CustomerSearchField",
                    simple(STRING, "Name", "DisplayName"),
                    simple(BOOLEAN, "IsShortcut"),
                    simple(INT32, "DisplayOrder")),
            part("QueryResultSettings", one("Paging", "PagingInfo"), one("Sorting", "SortingInfo")),
            part("PagingInfo", simple(INT32, "Top", "Skip"), simple(STRING, "After")),
            part("SortingInfo", many("Columns", "SortColumn")),
            part("SortColumn", simple(STRING, "ColumnName"), simple(BOOLEAN, "IsDescending")));

    static final Schema SCHEMA = new Schema(
            "Commerce",
            Stream.concat(OF_CUSTOMERS.stream(), ANSWERED.stream()).toList(),
            List.of(
                    action("Search", HIT_NAME, criteria("customerSearchCriteria", "CustomerSearchCriteria"), SETTINGS),
                    action(
                            "SearchByFields",
                            HIT_NAME,
                            criteria("customerSearchByFieldCriteria", "CustomerSearchByFieldCriteria"),
                            SETTINGS),
                    action("GetOrderHistory", ORDER_NAME, new Simple("accountNumber", STRING), SETTINGS),
                    action("GetPurchaseHistory", "PurchaseHistory", new Simple("accountNumber", STRING), SETTINGS),
                    action("GetCustomerSearchFields", "CustomerSearchField"),
                    action("FindDuplicates", LIKE_NAME, CARD.list().toArray(Member[]::new)),
                    step(ORDER_NAME, "Cancel", new Simple("Reason", STRING), STAFF),
                    step(ORDER_NAME, "Release", STAFF),
                    step(SHIFT_NAME, "Close", new Complex("TenderLines", "ShiftTenderLine", Count.MANY)),
                    action(
                            "GetByAccountNumbers",
                            CUSTOMER_NAME,
                            new Member.Values("accountNumbers", STRING),
                            new Simple("searchLocationValue", INT32))),
            Map.of(
                    CustomerEntity.SET,
                    CUSTOMER_NAME,
                    AFFILIATIONS,
                    "Affiliation",
                    "DownloadSessions",
                    "DownloadSession"));

    private CommerceModel() {}

    private static Action action(String name, String returns, Member... parameters) {
        return new Action(
                name, new Typed(CUSTOMER_NAME, Count.MANY), List.of(parameters), new Typed(returns, Count.MANY));
    }

    /// With one of a type, which is answered as it is then.
    private static Action step(String type, String name, Member... parameters) {
        var one = new Typed(type, Count.ONE);
        return new Action(name, one, List.of(parameters), one);
    }

    private static Member criteria(String name, String type) {
        return new Complex(name, type, Count.ONE);
    }

    /// Members that are listed together.
    private record Members(List<Member> list) {}

    private static Members one(String name, String type) {
        return new Members(List.of(new Complex(name, type, Count.ONE)));
    }

    private static Members many(String name, String type) {
        return new Members(List.of(new Complex(name, type, Count.MANY)));
    }

    private static Members linked(String name, String type) {
        return new Members(List.of(new Navigation(name, type)));
    }

    private static Members simple(EdmType type, String... names) {
        return new Members(
                Arrays.stream(names).<Member>map(name -> new Simple(name, type)).toList());
    }

    private static StructuredType part(String name, Members... members) {
        return new StructuredType(name, null, join(members));
    }

    private static StructuredType entity(String name, String key, Members... members) {
        return new StructuredType(name, key, join(members));
    }

    private static List<Member> join(Members... members) {
        return Arrays.stream(members).flatMap(each -> each.list().stream()).toList();
    }
}
