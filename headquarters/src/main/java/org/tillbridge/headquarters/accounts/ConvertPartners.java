package org.tillbridge.headquarters.accounts;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.sql.Sql;

/// The requests of business partners of a claim: an organization that asks to become one waits for
/// a person's approval; approved, it becomes a customer with its first user. Steps of a batch that
/// has such requests, in its transaction.
final class ConvertPartners {

    private static final Sql HOLD_INVALID = Sql.of(ConvertPartners.class, "hold_invalid_partner_requests.sql");
    private static final Sql PARK_UNAPPROVED = Sql.of(ConvertPartners.class, "park_unapproved_partners.sql");
    private static final Sql BECOME_CUSTOMERS =
            Sql.of(ConvertPartners.class, "17_approved_partners_become_customers.sql");
    private static final Sql CHANGE_USERS = Sql.of(ConvertPartners.class, "18_change_partner_users.sql");

    private final JdbcClient client;

    ConvertPartners(JdbcClient client) {
        this.client = client;
    }

    /// Returns how many it held.
    int holdInvalid() {
        return HOLD_INVALID.update(
                client,
                Map.of(
                        "field_names",
                                Arrays.stream(CustomerField.values())
                                        .map(CustomerField::column)
                                        .toArray(String[]::new),
                        "field_limits",
                                Arrays.stream(CustomerField.values())
                                        .map(CustomerField::maximumLength)
                                        .toArray(Integer[]::new)));
    }

    /// Returns how many wait for a person.
    int parkUnapproved(OffsetDateTime asOf) {
        return PARK_UNAPPROVED.update(client, Map.of("as_of", asOf));
    }

    /// Puts creations into the claim, for the steps that create; returns how many.
    int becomeCustomers() {
        return BECOME_CUSTOMERS.update(client, Map.of());
    }

    void apply() {
        CHANGE_USERS.update(client, Map.of());
    }
}
