package org.tillbridge.channel.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tillbridge.kernel.search.SearchField;
import org.tillbridge.kernel.search.SearchShortcut;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// What a search by fields may name, on the wire; of those a till offers at once the place among
/// them.
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record SearchFieldBody(String name, String displayName, boolean isShortcut, int displayOrder) {

    /// The shortcuts in their order, then all others.
    static List<SearchFieldBody> all(List<SearchShortcut> shortcuts, List<String> languages) {
        Stream<SearchFieldBody> first = IntStream.range(0, shortcuts.size())
                .mapToObj(place -> shortcut(shortcuts.get(place), place + 1, languages));
        List<SearchField> shown = shortcuts.stream().map(SearchShortcut::field).toList();
        Stream<SearchFieldBody> others = Arrays.stream(SearchField.values())
                .filter(field -> field != SearchField.ANY && !shown.contains(field))
                .map(field -> new SearchFieldBody(nameOf(field), usualText(field), false, 0));
        return Stream.concat(first, others).toList();
    }

    private static SearchFieldBody shortcut(SearchShortcut shortcut, int place, List<String> languages) {
        String text = shortcut.textFor(languages).orElseGet(() -> usualText(shortcut.field()));
        return new SearchFieldBody(nameOf(shortcut.field()), text, true, place);
    }

    static String nameOf(SearchField field) {
        return switch (field) {
            case ANY -> "None";
            case NAME -> "Name";
            case EMAIL -> "Email";
            case PHONE -> "PhoneNumber";
            case ACCOUNT -> "AccountNumber";
            case ADDRESS -> "Address";
            case CARD -> "LoyaltyCardNumber";
        };
    }

    private static String usualText(SearchField field) {
        return switch (field) {
            case ANY -> "Anything";
            case NAME -> "Name";
            case EMAIL -> "E-mail";
            case PHONE -> "Phone";
            case ACCOUNT -> "Account";
            case ADDRESS -> "Address";
            case CARD -> "Loyalty card";
        };
    }

    static Optional<SearchField> find(String name) {
        return Arrays.stream(SearchField.values())
                .filter(field -> field != SearchField.ANY && nameOf(field).equals(name))
                .findFirst();
    }

    /// `{"value": […]}`.
    record Page(@JsonProperty("value") List<SearchFieldBody> value) {}
}
