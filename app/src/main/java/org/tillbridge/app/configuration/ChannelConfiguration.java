package org.tillbridge.app.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.api.LogOn;
import org.tillbridge.channel.customers.AskHeadquarters.Place;
import org.tillbridge.channel.realtime.CallHeadquarters.Patience;

/// What a channel process is told: where headquarters is, its door, and the stores whose databases
/// it serves.
///
/// @param headquarters null: where each store joined
/// @param patience     how long headquarters is waited for while a till waits
/// @param authority    by which stores know headquarters; null: as they joined
/// @param keyAge       how old a store's key becomes before the store changes it
/// @param logOn        whether the door asks who calls
public record ChannelConfiguration(
        @Nullable URI headquarters,
        Door door,
        List<Store> stores,
        Patience patience,
        @Nullable Path authority,
        Duration keyAge,
        LogOn logOn) {

    private static final Duration USUAL_KEY_AGE = Duration.ofDays(30);

    public ChannelConfiguration(@Nullable URI headquarters, Door door, List<Store> stores, Patience patience) {
        this(headquarters, door, stores, patience, null, USUAL_KEY_AGE, usualLogOn(door));
    }

    public ChannelConfiguration(@Nullable URI headquarters, Door door, List<Store> stores) {
        this(headquarters, door, stores, Patience.USUAL);
    }

    private static final URI USUAL_HEADQUARTERS = URI.create("http://127.0.0.1:7070");

    /// A store and what a customer created there gets when the till does not say otherwise.
    ///
    /// @param port  a door of its own, beside the common one; null = none
    /// @param place whether there is a headquarters to ask
    public record Store(
            String id,
            DatabaseConfiguration database,
            @Nullable Integer port,
            Defaults defaults,
            Place place) {

        public Store(String id, DatabaseConfiguration database, @Nullable Integer port, Defaults defaults) {
            this(id, database, port, defaults, Place.ONLINE);
        }

        public Optional<Integer> ownPort() {
            return Optional.ofNullable(port);
        }
    }

    /// Filled into a new customer where the till leaves a field out.
    public record Defaults(String country, String currency, String language, String customerGroup) {

        /// For a store that joined without being configured.
        public static final Defaults USUAL = new Defaults("US", "USD", "en-US", "retail");
    }

    public ChannelConfiguration {
        stores = List.copyOf(stores);
        Map<Integer, String> takenBy = new HashMap<>(Map.of(door.port(), "channel.port"));
        for (Store store : stores) {
            int port = store.ownPort().orElse(0);
            @Nullable String other = port == 0 ? null : takenBy.put(port, "store " + store.id());
            if (other != null) {
                throw InvalidConfiguration.because("%s.%s.port is %d, which %s has already"
                        .formatted(Catalogue.CHANNEL_STORES, store.id(), port, other));
            }
        }
    }

    /// The same, where the door asks or does not ask.
    public ChannelConfiguration with(LogOn wanted) {
        return new ChannelConfiguration(headquarters, door, stores, patience, authority, keyAge, wanted);
    }

    /// On the loopback, who calls has the machine already.
    private static LogOn usualLogOn(Door door) {
        return door.isOnTheLoopback() ? LogOn.OPEN : LogOn.REQUIRED;
    }

    /// Where a store that joined there finds headquarters now: headquarters may have moved since.
    public URI headquartersOr(URI joinedAt) {
        return Objects.requireNonNullElse(headquarters, joinedAt);
    }

    /// Where a store joins when nobody says where.
    public URI headquartersToJoin() {
        return headquartersOr(USUAL_HEADQUARTERS);
    }

    static ChannelConfiguration from(Settings settings) {
        Door door = Door.from(settings, "channel");
        return new ChannelConfiguration(
                settings.find("channel.headquarters-url").map(URI::create).orElse(null),
                door,
                settings.ids(Catalogue.CHANNEL_STORES).stream()
                        .map(id -> store(settings, id))
                        .toList(),
                new Patience(
                        settings.duration("channel.realtime.time-out"),
                        settings.number("channel.realtime.failures"),
                        settings.duration("channel.realtime.pause")),
                settings.findPath("channel.headquarters-ca").orElse(null),
                settings.duration("channel.key-age"),
                settings.find("channel.log-on")
                        .map(word -> LogOn.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElseGet(() -> usualLogOn(door)));
    }

    private static Store store(Settings settings, String id) {
        String section = Catalogue.CHANNEL_STORES + "." + id;
        return new Store(
                id,
                DatabaseConfiguration.from(settings, section + ".database"),
                settings.find(section + ".port").map(Integer::valueOf).orElse(null),
                new Defaults(
                        settings.text(section + ".country"),
                        settings.text(section + ".currency"),
                        settings.text(section + ".language"),
                        settings.text(section + ".customer-group")),
                settings.text(section + ".realtime").equals("on") ? Place.ONLINE : Place.OFFLINE);
    }
}
