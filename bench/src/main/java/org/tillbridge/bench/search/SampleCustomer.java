package org.tillbridge.bench.search;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Somebody who is there to be found.
record SampleCustomer(String firstName, String lastName, String email, String phone, String account, String street) {

    private static final String SAMPLE = """
            select c.first_name, c.last_name, c.email, c.phone, c.account_id, a.street || ' ' || a.street_number as street
            from customer c
            join customer_address a on a.legal_entity = c.legal_entity and a.customer_id = c.customer_id
            where c.legal_entity = :legal_entity and c.account_id = any (:accounts)
            order by c.customer_id
            """;

    static List<SampleCustomer> of(JdbcClient database, String legalEntity, String... accounts) {
        return database.sql(SAMPLE)
                .param("legal_entity", legalEntity)
                .param("accounts", accounts)
                .query((row, number) -> new SampleCustomer(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }

    String typed(QueryKind kind) {
        return switch (kind) {
            case ONE_WORD -> lastName;
            case TWO_BEGINNINGS -> beginning(lastName) + " " + beginning(firstName);
            case PHONE -> phone.substring(0, 2) + " " + phone.substring(2, 5) + " " + phone.substring(5);
            case EMAIL -> email.substring(0, email.indexOf('@'));
            case ACCOUNT -> account;
            case ADDRESS -> street;
            case FREQUENT_NAME -> "smith";
            case FREQUENT_FULL_NAME -> "john smith";
            case ONE_LETTER -> "s";
        };
    }

    private static String beginning(String name) {
        return name.substring(0, Math.min(3, name.length()));
    }
}
