package org.tillbridge.channel.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.customers.Where;
import org.tillbridge.kernel.realtime.SearchCall.Companies;
import org.tillbridge.kernel.search.Criterion;
import org.tillbridge.kernel.search.CustomerSearch;
import org.tillbridge.kernel.search.SearchField;
import tools.jackson.databind.JsonNode;

/// Reads the bodies of Search and SearchByFields; the names of parameters also with a small first
/// letter, as clients send them.
final class SearchReader {

    private static final String BY_KEYWORD = "CustomerSearchCriteria";
    private static final String BY_FIELDS = "CustomerSearchByFieldCriteria";
    private static final String CRITERIA = "Criteria";
    private static final String OWN_COMPANY = "SearchOnlyCurrentCompany";
    private static final Set<String> OF_KEYWORD =
            Set.of("Keyword", OWN_COMPANY, "DataLevelValue", "SearchLocationValue");
    private static final Set<String> OF_FIELDS = Set.of(CRITERIA, "DataLevelValue", "SearchLocationValue");

    private SearchReader() {}

    /// `{"CustomerSearchCriteria": {"Keyword": …}, "QueryResultSettings": …}`
    static CustomerSearch byKeyword(JsonNode body) {
        Fields fields = parameters(body, BY_KEYWORD);
        Optional<Fields> criteria = SearchPaging.findObject(fields, BY_KEYWORD);
        criteria.ifPresent(given -> given.refuseOthersThan(OF_KEYWORD));
        String keyword = criteria.flatMap(given -> given.findText("Keyword")).orElse("");
        Criterion criterion = criterion(SearchField.ANY, keyword, BY_KEYWORD + "/Keyword");
        return new CustomerSearch(List.of(criterion), SearchPaging.order(fields), SearchPaging.page(fields));
    }

    /// `{"CustomerSearchByFieldCriteria": {"Criteria": [{"SearchTerm": …, "SearchField": {"Name":
    /// …}}]}, "QueryResultSettings": …}`
    static CustomerSearch byFields(JsonNode body) {
        Fields fields = parameters(body, BY_FIELDS);
        Fields given = SearchPaging.findObject(fields, BY_FIELDS)
                .orElseThrow(() -> Refusal.badRequest("SearchKeywordMissing", BY_FIELDS, "A search needs criteria"));
        given.refuseOthersThan(OF_FIELDS);
        return new CustomerSearch(
                criteria(given.object().path(CRITERIA)), SearchPaging.order(fields), SearchPaging.page(fields));
    }

    /// Where either of them says that it looks.
    static Optional<Where> findWhere(JsonNode body) {
        Fields fields = Fields.of(body);
        return Stream.of(BY_KEYWORD, BY_FIELDS)
                .flatMap(name -> SearchPaging.findObject(fields, name).stream())
                .flatMap(given -> given.findInteger(SearchLocation.NAME).stream())
                .findFirst()
                .map(SearchLocation::of);
    }

    /// Null: as the store's profile says.
    static @Nullable Companies companies(JsonNode body) {
        boolean onlyOwn = SearchPaging.findObject(Fields.of(body), BY_KEYWORD)
                .filter(given -> given.object().path(OWN_COMPANY).asBoolean(false))
                .isPresent();
        return onlyOwn ? Companies.OWN : null;
    }

    private static Fields parameters(JsonNode body, String criteria) {
        Fields fields = Fields.of(body);
        fields.refuseOthersThan(Set.of(
                criteria,
                SearchPaging.small(criteria),
                SearchPaging.SETTINGS,
                SearchPaging.small(SearchPaging.SETTINGS)));
        return fields;
    }

    private static List<Criterion> criteria(JsonNode list) {
        String place = BY_FIELDS + "/" + CRITERIA;
        if (!list.isArray() || list.isEmpty() || list.size() > CustomerSearch.MOST_CRITERIA) {
            throw Refusal.badRequest(
                    "SearchKeywordMissing",
                    place,
                    "A search has 1 to %d criteria".formatted(CustomerSearch.MOST_CRITERIA));
        }
        List<Criterion> criteria = new ArrayList<>();
        for (int number = 0; number < list.size(); number++) {
            Criterion next = criterion(Fields.of(list.get(number), place + "/" + number));
            if (criteria.stream().anyMatch(earlier -> earlier.field() == next.field())) {
                throw Refusal.badRequest("SearchFieldUnknown", place + "/" + number, "A search names each field once");
            }
            criteria.add(next);
        }
        return criteria;
    }

    private static Criterion criterion(Fields given) {
        given.refuseOthersThan(Set.of("SearchTerm", "SearchField"));
        String target = given.path() + "SearchField/Name";
        SearchField field = SearchPaging.findObject(given, "SearchField")
                .flatMap(named -> named.findText("Name"))
                .flatMap(SearchFieldBody::find)
                .orElseThrow(() -> Refusal.badRequest(
                        "SearchFieldUnknown", target, "GetCustomerSearchFields says which fields there are"));
        return criterion(field, given.findText("SearchTerm").orElse(""), given.path() + "SearchTerm");
    }

    private static Criterion criterion(SearchField field, String text, String target) {
        if (text.isBlank()) {
            throw Refusal.badRequest("SearchKeywordMissing", target, "A search needs a keyword");
        }
        if (!Criterion.isSearchable(text)) {
            throw Refusal.badRequest(
                    "InvalidSearchKeyword",
                    target,
                    "A keyword has at most %d characters, none of them NUL or half a surrogate pair"
                            .formatted(Criterion.LONGEST_TEXT));
        }
        return new Criterion(field, text);
    }
}
