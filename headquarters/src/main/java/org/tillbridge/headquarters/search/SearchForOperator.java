package org.tillbridge.headquarters.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.search.Criterion;
import org.tillbridge.kernel.search.CustomerHit;
import org.tillbridge.kernel.search.CustomerSearch;
import org.tillbridge.kernel.search.SearchCursor;
import org.tillbridge.kernel.search.SearchField;

/// A search by a person at headquarters: by everything at once or by fields, page by page.
public final class SearchForOperator {

    private final SearchAllStores search;

    public SearchForOperator(SearchAllStores search) {
        this.search = search;
    }

    /// What somebody looks for.
    ///
    /// @param texts by field, in any case of its letters; what names no field is not looked at
    /// @param legalEntity null: all of them
    /// @param country whose phone numbers may be written without its code; empty: none
    /// @param after what the page is behind, as the page before says; null: the first one
    public record Asked(
            Map<String, String> texts,
            @Nullable String legalEntity,
            String country,
            int most,
            @Nullable String after) {

        public Asked {
            texts = Map.copyOf(texts);
            most = Math.clamp(most, 1, CustomerSearch.MOST_ROWS);
        }

        private List<Criterion> criteria() {
            List<Criterion> criteria = new ArrayList<>();
            for (SearchField field : SearchField.values()) {
                String text = texts.getOrDefault(field.name().toLowerCase(Locale.ROOT), "");
                if (!text.isBlank()) {
                    criteria.add(criterion(field, text));
                }
            }
            if (criteria.isEmpty()) {
                throw new TillbridgeException(
                        ErrorCode.user("SearchKeywordMissing"),
                        "Say whom you look for: words, or a name, an e-mail, a phone, an address, a card or an account");
            }
            return criteria;
        }

        private static Criterion criterion(SearchField field, String text) {
            if (!Criterion.isSearchable(text)) {
                throw new TillbridgeException(
                        ErrorCode.user("InvalidSearchKeyword"),
                        "What is looked for has at most %d characters, none of them NUL or half a surrogate pair"
                                .formatted(Criterion.LONGEST_TEXT));
            }
            return new Criterion(field, text);
        }

        private @Nullable SearchCursor cursor() {
            return after == null
                    ? null
                    : SearchCursor.decoded(after)
                            .orElseThrow(() -> new TillbridgeException(
                                    ErrorCode.user("PageUnknown"),
                                    "There is no page '%s'; begin with the first one".formatted(after)));
        }
    }

    /// Throws `SearchKeywordMissing`, `InvalidSearchKeyword` or `PageUnknown`.
    public FoundPage run(Asked asked) {
        var wanted = new CustomerSearch(
                asked.criteria(),
                CustomerSearch.Order.BEST_FIRST,
                new CustomerSearch.Page(asked.most(), 0, asked.cursor()));
        List<CustomerHit> hits = asked.legalEntity() == null
                ? search.run(wanted, asked.country())
                : search.runWithin(asked.legalEntity(), wanted, asked.country());
        return FoundPage.of(hits, asked.most());
    }
}
