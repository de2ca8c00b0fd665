package org.tillbridge.channel.api;

import java.util.List;
import java.util.Map;
import org.tillbridge.channel.customers.Affiliation;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// An Affiliation on the wire.
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record AffiliationBody(String affiliationId, String name) {

    static Map<String, List<AffiliationBody>> list(List<Affiliation> affiliations) {
        return Map.of(
                "value",
                affiliations.stream()
                        .map(each -> new AffiliationBody(each.id(), each.name()))
                        .toList());
    }
}
