package org.tillbridge.channel.customers;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.search.SearchShortcut;
import org.tillbridge.kernel.sql.Sql;

/// The fields this store's tills offer to search by at once (spec D10), as far as its profile was
/// downloaded.
public final class SearchShortcuts {

    private static final Sql SETTING = Sql.of(SearchShortcuts.class, "search_shortcuts_setting.sql");

    private final CustomerStation station;

    SearchShortcuts(CustomerStation station) {
        this.station = station;
    }

    /// In the order they are shown.
    public List<SearchShortcut> all() {
        return SETTING
                .list(
                        station.database().client(),
                        Map.of("channel_id", station.store().channelId()),
                        (row, number) -> SearchShortcut.listFromJson(row.getString(1)))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /// Whom the texts are for: the caller, else the store.
    public List<String> readers(List<String> languages) {
        String ofStore = station.store().defaults().values().getOrDefault(CustomerField.LANGUAGE, "");
        return Stream.concat(languages.stream(), Stream.of(ofStore)).toList();
    }
}
