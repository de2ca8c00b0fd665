package org.tillbridge.channel.api;

import java.util.Optional;
import java.util.Set;
import org.tillbridge.channel.customers.CustomerSearch;
import tools.jackson.databind.JsonNode;

/// Reads the body of Search: `{"CustomerSearchCriteria": {"Keyword": …}, "QueryResultSettings":
/// {"Paging": {"Top", "Skip"}}}`; the names of parameters also with a small first letter, as
/// clients send them.
final class SearchReader {

    private static final Set<String> PARAMETERS =
            Set.of("CustomerSearchCriteria", "customerSearchCriteria", "QueryResultSettings", "queryResultSettings");
    // Search here is local, in one company, with all fields: the other criteria say nothing more.
    private static final Set<String> CRITERIA =
            Set.of("Keyword", "SearchOnlyCurrentCompany", "DataLevelValue", "SearchLocationValue");

    private SearchReader() {}

    static CustomerSearch search(JsonNode body) {
        Fields fields = Fields.of(body);
        fields.refuseOthersThan(PARAMETERS);
        return new CustomerSearch(
                keyword(fields), paging(fields, "Top", CustomerSearch.USUAL_ROWS), paging(fields, "Skip", 0));
    }

    private static String keyword(Fields fields) {
        Optional<Fields> criteria = findObject(fields, "CustomerSearchCriteria", "customerSearchCriteria");
        criteria.ifPresent(given -> given.refuseOthersThan(CRITERIA));
        String target = "CustomerSearchCriteria/Keyword";
        String keyword = criteria.flatMap(given -> given.findText("Keyword"))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Refusal.badRequest("SearchKeywordMissing", target, "A search needs a keyword"));
        if (!CustomerSearch.isKeyword(keyword)) {
            throw Refusal.badRequest(
                    "InvalidSearchKeyword",
                    target,
                    "A keyword has at most %d characters, none of them NUL or half a surrogate pair"
                            .formatted(CustomerSearch.LONGEST_KEYWORD));
        }
        return keyword;
    }

    private static int paging(Fields fields, String name, int usual) {
        Optional<Fields> settings = findObject(fields, "QueryResultSettings", "queryResultSettings");
        settings.ifPresent(given -> given.refuseOthersThan(Set.of("Paging")));
        Optional<Fields> paging = settings.flatMap(given -> findObject(given, "Paging", "Paging"));
        paging.ifPresent(given -> given.refuseOthersThan(Set.of("Top", "Skip")));
        int number = paging.flatMap(given -> given.findInteger(name)).orElse(usual);
        int least = name.equals("Top") ? 1 : 0;
        if (number < least) {
            String target = "QueryResultSettings/Paging/" + name;
            throw Refusal.badRequest("InvalidPaging", target, target + " must be at least " + least);
        }
        return name.equals("Top") ? Math.min(number, CustomerSearch.MOST_ROWS) : number;
    }

    private static Optional<Fields> findObject(Fields fields, String name, String otherName) {
        return fields.findPresent(name)
                .or(() -> fields.findPresent(otherName))
                .map(value -> Fields.of(value, fields.path() + name));
    }
}
