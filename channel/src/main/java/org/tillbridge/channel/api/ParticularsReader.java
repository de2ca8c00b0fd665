package org.tillbridge.channel.api;

import org.tillbridge.channel.customers.GivenParticulars;
import tools.jackson.databind.JsonNode;

/// Reads what a Customer of the wire says beside her card.
final class ParticularsReader {

    private ParticularsReader() {}

    static GivenParticulars read(JsonNode customer) {
        return new GivenParticulars(
                AttributeBody.read(customer),
                ContactBody.read(customer),
                KeptFields.OF_CUSTOMERS.read(Fields.of(customer)));
    }
}
