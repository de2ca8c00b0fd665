package org.tillbridge.headquarters.accounts;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.customer.AddressField;
import org.tillbridge.kernel.customer.AddressPurpose;
import org.tillbridge.kernel.sql.Sql;

/// The requests about addresses of a claim. Steps of a batch that has such requests, in its
/// transaction; the rules are the stores' (`AddressRules`), handed to the statement as lists.
final class ConvertAddresses {

    private static final Sql HOLD_INVALID = Sql.of(ConvertAddresses.class, "hold_invalid_address_requests.sql");
    private static final Sql ADD = Sql.of(ConvertAddresses.class, "12_add_addresses.sql");
    private static final Sql CHANGE = Sql.of(ConvertAddresses.class, "13_change_addresses.sql");
    private static final Sql CHOOSE_PRIMARY = Sql.of(ConvertAddresses.class, "14_choose_primary_address.sql");
    private static final Map<String, Object> RULES = Map.of(
            "field_names", columns(field -> true),
            "field_limits",
                    Arrays.stream(AddressField.values())
                            .map(AddressField::maximumLength)
                            .toArray(Integer[]::new),
            "filling", columns(AddressField::fillsAddress),
            "countries", Locale.getISOCountries(),
            "purposes", Arrays.stream(AddressPurpose.values()).map(Enum::name).toArray(String[]::new));

    private final JdbcClient client;

    ConvertAddresses(JdbcClient client) {
        this.client = client;
    }

    /// Returns how many it held.
    int holdInvalid() {
        return HOLD_INVALID.update(client, RULES);
    }

    void apply(OffsetDateTime asOf) {
        ADD.update(client, Map.of());
        CHANGE.update(client, Map.of("as_of", asOf));
        CHOOSE_PRIMARY.update(client, Map.of("as_of", asOf));
    }

    private static String[] columns(Predicate<AddressField> wanted) {
        return Arrays.stream(AddressField.values())
                .filter(wanted)
                .map(AddressField::column)
                .toArray(String[]::new);
    }
}
