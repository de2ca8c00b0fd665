package org.tillbridge.bench.search;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What one would write without a table of words: `ilike` over columns with trigram indexes, each
/// question to the column that it is about. Accents count.
final class TrigramBaseline {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final List<String> INDEXES = List.of(
            "create extension if not exists pg_trgm with schema public",
            "create index baseline_name on customer using gin (name public.gin_trgm_ops)",
            "create index baseline_email on customer using gin (email public.gin_trgm_ops)",
            "create index baseline_phone on customer using gin (phone public.gin_trgm_ops)",
            "create index baseline_street on customer_address using gin (street public.gin_trgm_ops)");
    private static final String BY_NAME =
            "select customer_id, account_id, name, phone, email from customer where name ilike all (?) order by name limit 25";
    private static final String BY_EMAIL =
            "select customer_id, account_id, name, phone, email from customer where email ilike ? order by name limit 25";
    private static final String BY_PHONE =
            "select customer_id, account_id, name, phone, email from customer where phone like ? order by name limit 25";
    private static final String BY_ACCOUNT =
            "select customer_id, account_id, name, phone, email from customer where legal_entity = ? and account_id = ?";
    private static final String BY_STREET = """
            select c.customer_id, c.account_id, c.name, c.phone, c.email
            from customer_address a
            join customer c on c.legal_entity = a.legal_entity and c.customer_id = a.customer_id
            where a.street ilike ? and a.street_number = ?
            order by c.name limit 25
            """;

    private final JdbcClient database;
    private final String legalEntity;

    TrigramBaseline(JdbcClient database, String legalEntity) {
        this.database = database;
        this.legalEntity = legalEntity;
    }

    static void prepare(JdbcClient database) {
        INDEXES.forEach(statement -> database.sql(statement).update());
    }

    int run(QueryKind kind, String typed) {
        return switch (kind) {
            case ONE_WORD, TWO_BEGINNINGS, FREQUENT_NAME, FREQUENT_FULL_NAME, ONE_LETTER ->
                count(BY_NAME, (Object) BLANKS.splitAsStream(typed)
                        .map(word -> "%" + word + "%")
                        .toArray(String[]::new));
            case EMAIL -> count(BY_EMAIL, typed + "%");
            case PHONE -> count(BY_PHONE, BLANKS.matcher(typed).replaceAll("") + "%");
            case ACCOUNT -> count(BY_ACCOUNT, legalEntity, typed);
            case ADDRESS -> {
                int number = typed.lastIndexOf(' ');
                yield count(BY_STREET, typed.substring(0, number) + "%", typed.substring(number + 1));
            }
        };
    }

    private int count(String statement, Object... values) {
        return database.sql(statement)
                .params(List.of(values))
                .query()
                .listOfRows()
                .size();
    }
}
