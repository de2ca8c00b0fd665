package org.tillbridge.channel.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tillbridge.channel.customers.LoyaltyCard;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A LoyaltyCard on the wire.
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record LoyaltyCardBody(String cardNumber, Instant loyaltyEnrollmentDate) {

    static LoyaltyCardBody of(LoyaltyCard card) {
        return new LoyaltyCardBody(card.number(), card.issuedAt());
    }

    static Map<String, List<LoyaltyCardBody>> list(List<LoyaltyCard> cards) {
        return Map.of("value", cards.stream().map(LoyaltyCardBody::of).toList());
    }
}
