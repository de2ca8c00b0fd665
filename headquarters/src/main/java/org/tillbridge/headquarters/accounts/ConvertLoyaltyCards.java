package org.tillbridge.headquarters.accounts;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.customer.LoyaltyCardNumber;
import org.tillbridge.kernel.sql.Sql;

/// The loyalty cards of a claim. Steps of a batch that has such requests, in its transaction.
final class ConvertLoyaltyCards {

    private static final Sql LOCK = Sql.of(ConvertLoyaltyCards.class, "lock_card_numbers.sql");
    private static final Sql HOLD_INVALID = Sql.of(ConvertLoyaltyCards.class, "hold_invalid_loyalty_card_requests.sql");
    private static final Sql ISSUE = Sql.of(ConvertLoyaltyCards.class, "16_issue_loyalty_cards.sql");

    private final JdbcClient client;

    ConvertLoyaltyCards(JdbcClient client) {
        this.client = client;
    }

    /// Returns how many it held. Another converter that has a request for the same card waits
    /// before it looks.
    int holdInvalid() {
        LOCK.list(client, Map.of(), (row, number) -> number);
        return HOLD_INVALID.update(client, Map.of("card_format", LoyaltyCardNumber.FORMAT));
    }

    void apply() {
        ISSUE.update(client, Map.of());
    }
}
