package org.tillbridge.channel.settings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.kernel.customer.CreateCustomers;
import org.tillbridge.kernel.customer.SecondaryContacts;
import org.tillbridge.kernel.sales.OrderMode;
import org.tillbridge.kernel.search.UsualSearch;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// What the functionality profile says that a store has downloaded, and nothing else. A store
/// without a profile has the usual settings, and so has one that is told a value it does not know:
/// headquarters may be newer than it is.
public final class ProfileSettings {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileSettings.class);
    private static final Sql READ = Sql.of(ProfileSettings.class, "profile_settings.sql");

    private final Database database;
    private final String channelId;
    /// Mutable: as it was read last.
    private volatile List<String> unknown = List.of();

    public ProfileSettings(Database database, String channelId) {
        this.database = database;
        this.channelId = channelId;
    }

    public CreateCustomers createCustomers() {
        return known(Setting.CREATE_CUSTOMERS, CreateCustomers.ASYNC);
    }

    public SecondaryContacts secondaryContacts() {
        return known(Setting.SECONDARY_CONTACTS, SecondaryContacts.TAKEN);
    }

    public UsualSearch usualSearch() {
        return known(Setting.CUSTOMER_SEARCH, UsualSearch.STORE);
    }

    public OrderMode orderMode() {
        return known(Setting.ORDER_MODE, OrderMode.ASYNC);
    }

    /// The settings that say what this version does not know, `customer-search=all-planets`, as they
    /// were when the last package was applied.
    public List<String> unknown() {
        return unknown;
    }

    /// At the start, and whenever a package was applied.
    public synchronized void refresh() {
        List<String> found = Arrays.stream(Setting.values())
                .flatMap(setting -> read(setting).filter(value -> !setting.knows(value)).map(setting::words).stream())
                .toList();
        if (!found.equals(unknown) && !found.isEmpty()) {
            LOG.warn(
                    "station=settings store={} step=ReadSettings unknown=\"{}\": goes by the usual; this version is older than the setting, update it",
                    channelId,
                    String.join(", ", found));
        }
        unknown = found;
    }

    private <E extends Enum<E>> E known(Setting setting, E usual) {
        return read(setting)
                .flatMap(value -> Stream.of(usual.getDeclaringClass().getEnumConstants())
                        .filter(one -> one.name().equals(value))
                        .findFirst())
                .orElse(usual);
    }

    private Optional<String> read(Setting setting) {
        return READ.list(database.client(), Map.of("channel_id", channelId), setting::of).stream()
                .findFirst();
    }

    private enum Setting {
        CREATE_CUSTOMERS(CreateCustomers.class),
        SECONDARY_CONTACTS(SecondaryContacts.class),
        CUSTOMER_SEARCH(UsualSearch.class),
        ORDER_MODE(OrderMode.class);

        private final Class<? extends Enum<?>> values;

        Setting(Class<? extends Enum<?>> values) {
            this.values = values;
        }

        String of(ResultSet row, int number) throws SQLException {
            return row.getString(name().toLowerCase(Locale.ROOT));
        }

        boolean knows(String value) {
            return Arrays.stream(values.getEnumConstants())
                    .anyMatch(one -> one.name().equals(value));
        }

        /// As an operator says it.
        String words(String value) {
            return "%s=%s".formatted(name(), value).toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
