package org.tillbridge.app.demo;

import java.util.List;
import org.tillbridge.app.configuration.ChannelConfiguration.Defaults;

/// Where the stores of the demonstration are.
public record Town(String name, Defaults defaults, String language) {

    private static final List<Town> TOWNS = List.of(
            new Town("Riga", new Defaults("LV", "EUR", "lv", "retail"), "lv"),
            new Town("Oslo", new Defaults("NO", "NOK", "nb-NO", "retail"), "nb-NO"),
            new Town("Brno", new Defaults("CZ", "CZK", "cs", "retail"), "cs"),
            new Town("Helsinki", new Defaults("FI", "EUR", "fi", "retail"), "fi-FI"),
            new Town("Narva", new Defaults("EE", "EUR", "ru", "retail"), "ru"),
            new Town("Leeds", new Defaults("GB", "GBP", "en-GB", "retail"), "en-GB"));

    static Town of(int store) {
        Town town = TOWNS.get(store % TOWNS.size());
        int round = store / TOWNS.size();
        return round == 0 ? town : new Town(town.name() + " " + (round + 1), town.defaults(), town.language());
    }
}
