package org.tillbridge.app.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.datafaker.Faker;
import tools.jackson.databind.json.JsonMapper;

/// Made-up customers in the language of their town; the same ones every time.
public final class GeneratedCards implements CardSource {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long SEED = 20_261_121L;

    private final List<Town> towns;
    private final List<Faker> fakers;
    private final long most;
    private long made;

    public GeneratedCards(List<Town> towns, long most) {
        this.towns = List.copyOf(towns);
        this.most = most;
        var random = new Random(SEED);
        this.fakers = towns.stream()
                .map(town -> new Faker(Locale.forLanguageTag(town.language()), new Random(random.nextLong())))
                .toList();
    }

    @Override
    public synchronized Optional<Card> next() {
        if (made == most) {
            return Optional.empty();
        }
        int store = (int) (made % towns.size());
        made++;
        return Optional.of(new Card("customer " + made, store, JSON.writeValueAsString(card(store))));
    }

    private Map<String, Object> card(int store) {
        Faker faker = fakers.get(store);
        Town town = towns.get(store);
        var address = new LinkedHashMap<String, Object>();
        address.put(
                "Street", faker.address().streetName() + " " + faker.number().numberBetween(1, 120));
        address.put("City", faker.address().city());
        address.put("ZipCode", "%04d".formatted(faker.number().numberBetween(1000, 9999)));
        address.put("TwoLetterISORegionName", town.defaults().country());
        var card = new LinkedHashMap<String, Object>();
        card.put("FirstName", faker.name().firstName());
        card.put("LastName", faker.name().lastName());
        card.put("Email", "customer%06d@example.org".formatted(made));
        card.put("Phone", "+371 2%07d".formatted(faker.number().numberBetween(0, 9_999_999)));
        card.put("Language", town.defaults().language());
        card.put("Addresses", List.of(address));
        return card;
    }
}
