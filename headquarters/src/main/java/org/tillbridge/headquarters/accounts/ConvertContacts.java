package org.tillbridge.headquarters.accounts;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.customer.ContactRules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Looks at the contacts of a claim that has some, by the stores' own rules. What is taken is
/// applied with the customers' other changes.
final class ConvertContacts {

    private static final String CLAIMED = """
            select c.request_id, c.payload
            from claimed_request c
            where c.kind = 'SET_CONTACTS' and c.outcome is null""";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient client;

    ConvertContacts(JdbcClient client) {
        this.client = client;
    }

    private record Claimed(UUID request, JsonNode contacts) {}

    /// Returns how many it held.
    int holdInvalid() {
        List<HoldInvalid.Held> held = client
                .sql(CLAIMED)
                .query((row, number) ->
                        new Claimed(row.getObject("request_id", UUID.class), JSON.readTree(row.getString("payload"))))
                .list()
                .stream()
                .flatMap(one -> ContactRules.checkRequest(one.contacts()).stream()
                        .findFirst()
                        .map(wrong -> new HoldInvalid.Held(one.request(), wrong))
                        .stream())
                .toList();
        return HoldInvalid.run(client, held);
    }
}
