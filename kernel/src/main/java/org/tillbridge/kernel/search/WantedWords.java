package org.tillbridge.kernel.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.search.Readings.Reading;
import org.tillbridge.kernel.sql.Sql;

/// One way to read a whole search: what a customer has to have for it.
///
/// @param field     what a hit was found by, as it is shown
/// @param nameWords of a name: who has all comes before who has some
/// @param others    words that have to be there
/// @param key       empty: any customer
/// @param address   its phrase and its postal code, as words; empty: any
record WantedWords(
        SearchField field, List<String> nameWords, List<String> others, Optional<SearchKey> key, List<String> address) {

    private static final Sql READ = Sql.of(WantedWords.class, "read_words.sql");
    private static final Pattern BLANK = Pattern.compile("\\s");
    private static final WantedWords NOTHING =
            new WantedWords(SearchField.ANY, List.of(), List.of(), Optional.empty(), List.of());

    /// Every combination of one reading a criterion. A text without any word finds nobody.
    static List<WantedWords> of(JdbcClient database, List<Reading> readings, int criteria) {
        List<List<String>> words = READ.list(
                database,
                Map.of(
                        "fields",
                                readings.stream()
                                        .map(reading -> reading.field().name())
                                        .toArray(String[]::new),
                        "texts", readings.stream().map(Reading::text).toArray(String[]::new)),
                (row, number) -> List.of((String[]) row.getArray("words").getArray()));
        List<WantedWords> all = List.of(NOTHING);
        for (int criterion = 0; criterion < criteria; criterion++) {
            all = combined(all, alternatives(criterion, readings, words));
        }
        return all;
    }

    private static List<WantedWords> alternatives(int criterion, List<Reading> readings, List<List<String>> words) {
        List<WantedWords> alternatives = new ArrayList<>();
        for (int number = 0; number < readings.size(); number++) {
            if (readings.get(number).criterion() == criterion) {
                one(readings.get(number), words.get(number)).ifPresent(alternatives::add);
            }
        }
        return alternatives;
    }

    private static Optional<WantedWords> one(Reading reading, List<String> words) {
        SearchField field = reading.field();
        return switch (field) {
            case NAME -> present(words).map(given -> name(reading.text(), given));
            case ADDRESS ->
                present(words).map(given -> new WantedWords(field, List.of(), List.of(), Optional.empty(), given));
            case ACCOUNT -> SearchKey.reference(reading.text()).map(key -> named(field, key));
            case CARD -> SearchKey.card(reading.text()).map(key -> named(field, key));
            case EMAIL, PHONE, ANY ->
                present(words).map(given -> new WantedWords(field, List.of(), given, Optional.empty(), List.of()));
        };
    }

    private static WantedWords named(SearchField field, SearchKey key) {
        return new WantedWords(field, List.of(), List.of(), Optional.of(key), List.of());
    }

    // What is typed without a blank is one thing: all of it, or nothing.
    private static WantedWords name(String typed, List<String> words) {
        boolean several = BLANK.matcher(typed).find();
        return new WantedWords(
                SearchField.NAME,
                several ? words : List.of(),
                several ? List.of() : words,
                Optional.empty(),
                List.of());
    }

    // A mark alone is no word.
    private static Optional<List<String>> present(List<String> words) {
        List<String> kept =
                words.stream().filter(word -> !word.matches("[@+/~=]")).toList();
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
    }

    private static List<WantedWords> combined(List<WantedWords> left, List<WantedWords> right) {
        return left.stream()
                .flatMap(one -> right.stream().map(other -> one.and(other)))
                .toList();
    }

    private WantedWords and(WantedWords other) {
        return new WantedWords(
                field == SearchField.ANY ? other.field : field,
                joined(nameWords, other.nameWords),
                joined(others, other.others),
                key.isPresent() ? key : other.key,
                joined(address, other.address));
    }

    private static List<String> joined(List<String> left, List<String> right) {
        List<String> both = new ArrayList<>(left);
        both.addAll(right);
        return both.stream().distinct().toList();
    }

    /// Everything this looks for, to say what of it was found.
    List<String> all() {
        return joined(joined(nameWords, others), address);
    }
}
