package org.tillbridge.kernel.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.sql.Sql;

/// Finds who is ranked: first those who have everything, then, while they are few, those who miss
/// one word of the name, then those who have any.
final class FindCandidates {

    private static final Sql BY_WORDS = Sql.of(FindCandidates.class, "find_by_words.sql");
    private static final Sql BY_KEY = Sql.of(FindCandidates.class, "find_by_key.sql");
    /// Of two words, the rarer one leads; both are frequent when more customers have them.
    private static final int COUNTED = 2_000;
    /// What one statement looks at of a word that more customers share.
    private static final int LOOKED_AT = 20_000;
    private static final int ADDRESSES_LOOKED_AT = 10_000;
    private static final int MOST_OF_ONE_READING = 200;
    private static final int MOST = 500;
    private static final int ENOUGH = 100;
    /// Of longer names, leaving out each word in turn is not tried.
    private static final int MOST_WORDS_LEFT_OUT_OF = 4;

    private final JdbcClient database;
    private final SearchScope scope;

    FindCandidates(JdbcClient database, SearchScope scope) {
        this.database = database;
        this.scope = scope;
    }

    FoundCustomers run(List<WantedWords> alternatives) {
        var found = new FoundCustomers(alternatives);
        alternatives.forEach(wanted -> add(found, wanted, wanted.nameWords()));
        for (WantedWords wanted : alternatives) {
            for (List<String> part : parts(wanted.nameWords())) {
                if (found.size() < ENOUGH) {
                    add(found, wanted, part);
                }
            }
        }
        return found;
    }

    /// Parts of a name to look for when few have all of it, the longer ones first.
    private static List<List<String>> parts(List<String> words) {
        List<List<String>> parts = new ArrayList<>();
        if (words.size() > 2 && words.size() <= MOST_WORDS_LEFT_OUT_OF) {
            IntStream.range(0, words.size()).forEach(left -> parts.add(without(words, left)));
        }
        if (words.size() > 1) {
            words.forEach(word -> parts.add(List.of(word)));
        }
        return parts;
    }

    private static List<String> without(List<String> words, int left) {
        return IntStream.range(0, words.size())
                .filter(number -> number != left)
                .mapToObj(words::get)
                .toList();
    }

    private void add(FoundCustomers found, WantedWords wanted, List<String> nameWords) {
        int missed = wanted.nameWords().size() - nameWords.size();
        List<String> words = new ArrayList<>(wanted.others());
        words.addAll(nameWords);
        found.add(find(wanted, words), new FoundCustomers.Found(wanted.field(), missed), MOST);
    }

    private List<FoundCustomers.Key> find(WantedWords wanted, List<String> words) {
        if (wanted.key().isPresent()) {
            return byKey(wanted.key().get(), words);
        }
        if (wanted.address().isEmpty()) {
            return byWords(words);
        }
        return scope.byAddress()
                .map(statement -> byAddress(statement, wanted.address(), words))
                .orElseGet(() -> wanted.address().stream()
                        .flatMap(address -> byWords(with(words, address)).stream())
                        .toList());
    }

    private static List<String> with(List<String> words, String other) {
        List<String> all = new ArrayList<>(words);
        all.add(other);
        return all;
    }

    private List<FoundCustomers.Key> byWords(List<String> words) {
        Map<String, @Nullable Object> values = narrowed(words);
        values.put("counted", words.size() == 1 ? 1 : COUNTED);
        values.put("looked_at", words.size() == 1 ? 2 * MOST_OF_ONE_READING : LOOKED_AT);
        values.put("most", MOST_OF_ONE_READING);
        return keys(BY_WORDS, values);
    }

    private List<FoundCustomers.Key> byAddress(Sql statement, List<String> address, List<String> words) {
        Map<String, @Nullable Object> values = narrowed(words);
        values.put("phrase", unmarked(address, '/'));
        values.put("postal_word", unmarked(address, '~'));
        values.put("looked_at", words.isEmpty() ? MOST_OF_ONE_READING : ADDRESSES_LOOKED_AT);
        values.put("most", MOST_OF_ONE_READING);
        return keys(statement, values);
    }

    private static @Nullable String unmarked(List<String> words, char mark) {
        return words.stream()
                .filter(word -> word.charAt(0) == mark)
                .map(word -> word.substring(1))
                .findFirst()
                .orElse(null);
    }

    private List<FoundCustomers.Key> byKey(SearchKey key, List<String> words) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("customer_id", null);
        values.put("account_id", null);
        values.put("card_number", null);
        switch (key) {
            case SearchKey.Card(var number) -> values.put("card_number", number.value());
            case SearchKey.Referred(CustomerReference.ById(var id)) -> values.put("customer_id", id.value());
            case SearchKey.Referred(CustomerReference.ByAccount(var account)) ->
                values.put("account_id", account.value());
        }
        values.put("words", words.toArray(String[]::new));
        values.put("legal_entities", scope.legalEntities().toArray(String[]::new));
        return keys(BY_KEY, values);
    }

    private Map<String, @Nullable Object> narrowed(List<String> words) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("words", words.toArray(String[]::new));
        values.put("legal_entity", scope.onlyLegalEntity());
        return values;
    }

    private List<FoundCustomers.Key> keys(Sql sql, Map<String, @Nullable Object> values) {
        return sql.list(
                database,
                values,
                (row, number) -> new FoundCustomers.Key(
                        row.getString("legal_entity"), row.getObject("customer_id", UUID.class)));
    }
}
