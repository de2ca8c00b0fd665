package org.tillbridge.channel.api;

import static org.tillbridge.channel.odata.EdmType.BOOLEAN;
import static org.tillbridge.channel.odata.EdmType.DECIMAL;
import static org.tillbridge.channel.odata.EdmType.INT32;
import static org.tillbridge.channel.odata.EdmType.INT64;
import static org.tillbridge.channel.odata.EdmType.STRING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tillbridge.channel.odata.EdmType;
import org.tillbridge.channel.odata.Member;
import org.tillbridge.channel.odata.Member.Complex;
import org.tillbridge.channel.odata.Member.Count;
import org.tillbridge.channel.odata.Member.Simple;
import org.tillbridge.kernel.customer.Extensions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The original's fields of a Customer and of an Address that mean nothing here, and the
/// `ExtensionProperties` callers make up: kept as they come and given back (decision 0070).
final class KeptFields {

    static final String PROPERTIES = "ExtensionProperties";
    static final String IMAGE = "MediaLocation";
    static final String AFFILIATION = "CustomerAffiliation";
    static final String ADDRESS_BOOK = "AddressBook";

    static final KeptFields OF_CUSTOMERS = new KeptFields(List.of(
            simple(STRING, "PhoneExt", "Cellphone", "Url", "ChargeGroup", "PriceGroup", "LineDiscountGroup"),
            simple(STRING, "MultilineDiscountGroup", "TotalDiscountGroup", "TaxGroup", "SalesTaxGroup", "TaxOffice"),
            simple(STRING, "TaxExemptNumber", "CNPJCPFNumber", "OrganizationId", "InvoiceAccount", "CreditRating"),
            simple(STRING, "Tag", "OfflineImage", "PartyNumber"),
            simple(INT64, "RecordId", "PhoneRecordId", "EmailRecordId", "UrlRecordId", "PersonNameId"),
            simple(INT64, "TitleRecordId", "DirectoryPartyRecordId", "RetailCustomerTableRecordId"),
            simple(INT32, "BlockedType"),
            simple(DECIMAL, "CreditLimit", "Balance"),
            simple(BOOLEAN, "Blocked", "IsCustomerTaxInclusive", "MandatoryCreditLimit", "UseOrderNumberReference"),
            simple(BOOLEAN, "UsePurchaseRequest", "NonChargeableAccount", "AllowOnAccount"),
            simple(BOOLEAN, "OptOutPersonalization", "OptOutWebActivityTracking"),
            List.of(
                    new Complex("Images", IMAGE, Count.MANY),
                    new Complex("CustomerAffiliations", AFFILIATION, Count.MANY),
                    new Complex("AddressBooks", ADDRESS_BOOK, Count.MANY))));

    static final KeptFields OF_ADDRESSES = new KeptFields(List.of(
            simple(STRING, "AttentionTo", "Postbox", "CountyName", "StateName", "PhoneExt", "EmailContent", "TaxGroup"),
            simple(STRING, "PhoneLogisticsLocationId", "EmailLogisticsLocationId", "UrlLogisticsLocationId"),
            simple(INT64, "PhoneRecordId", "EmailRecordId", "UrlRecordId", "LogisticsLocationExtRecordId"),
            simple(INT64, "PhoneLogisticsLocationRecordId", "EmailLogisticsLocationRecordId"),
            simple(INT64, "UrlLogisticsLocationRecordId", "DirectoryPartyLocationRoleRecordId"),
            simple(INT32, "SortOrder", "RoleCount"),
            simple(BOOLEAN, "IsPrivate", "IsAsyncAddress")));

    private static final String OF_PROPERTIES = PROPERTIES + "/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Member> byName = new LinkedHashMap<>();

    private KeptFields(List<List<Member>> members) {
        members.forEach(some -> some.forEach(member -> byName.put(member.name(), member)));
    }

    private static List<Member> simple(EdmType type, String... names) {
        return Arrays.stream(names).<Member>map(name -> new Simple(name, type)).toList();
    }

    /// As `$metadata` tells of them.
    List<Member> members() {
        List<Member> members = new ArrayList<>(byName.values());
        members.add(new Complex(PROPERTIES, CommercePropertyBody.TYPE, Count.MANY));
        return members;
    }

    Set<String> names() {
        return CustomerReader.join(byName.keySet(), Set.of(PROPERTIES));
    }

    /// What a caller gives, by the name it is kept under, as JSON.
    Map<String, String> read(Fields fields) {
        Map<String, String> given = new LinkedHashMap<>();
        byName.forEach((name, member) -> {
            JsonNode value = fields.object().path(name);
            if (!value.isMissingNode()) {
                requireType(member, value, fields.path() + name);
                given.put(name, isNothing(value) ? Extensions.NOTHING : JSON.writeValueAsString(value));
            }
        });
        CommercePropertyBody.read(fields)
                .forEach((key, value) -> given.put(OF_PROPERTIES + key, JSON.writeValueAsString(value)));
        return given;
    }

    /// What is kept, by the member it is answered in; what has no value is not there.
    Map<String, Object> shown(Map<String, String> kept) {
        Map<String, Object> shown = new LinkedHashMap<>();
        byName.keySet().stream()
                .filter(kept::containsKey)
                .forEach(name -> shown.put(name, Extensions.value(String.valueOf(kept.get(name)))));
        List<CommercePropertyBody> properties = kept.keySet().stream()
                .filter(name -> name.startsWith(OF_PROPERTIES))
                .sorted()
                .map(name -> new CommercePropertyBody(
                        name.substring(OF_PROPERTIES.length()), Extensions.value(String.valueOf(kept.get(name)))))
                .toList();
        shown.put(PROPERTIES, properties);
        return shown;
    }

    /// Blank text is no text.
    private static boolean isNothing(JsonNode value) {
        return value.isNull() || (value.isString() && value.stringValue().isBlank());
    }

    private static void requireType(Member member, JsonNode value, String target) {
        boolean fits = value.isNull()
                || switch (member) {
                    case Simple(String name, EdmType type) -> fits(type, value);
                    default -> value.isArray() && value.valueStream().allMatch(JsonNode::isObject);
                };
        if (!fits) {
            throw Fields.wrongType(target, "of the type $metadata says");
        }
    }

    private static boolean fits(EdmType type, JsonNode value) {
        return switch (type) {
            case INT32 -> value.isInt();
            case INT64 -> value.isIntegralNumber() && value.canConvertToLong();
            case DECIMAL -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            default -> value.isString();
        };
    }
}
