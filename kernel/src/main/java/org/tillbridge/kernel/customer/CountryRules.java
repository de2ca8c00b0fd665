package org.tillbridge.kernel.customer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// How the post of each country writes an address: which fields it needs, what its postal codes
/// look like, in which order the lines stand. What is unusual is said, and no reason to refuse a
/// till.
///
/// Derived from libaddressinput's data (CC BY 4.0, see NOTICE).
public final class CountryRules {

    private static final String FILE = "country-address-rules.tsv";
    private static final Map<String, CountryRules> BY_COUNTRY = read();
    private static final CountryRules ANY = new CountryRules("AC", "", "%N%n%A%n%C");
    private static final Map<Character, AddressField> FIELDS = Map.of(
            'N', AddressField.NAME,
            'A', AddressField.STREET,
            'D', AddressField.DISTRICT,
            'C', AddressField.CITY,
            'S', AddressField.STATE,
            'Z', AddressField.POSTAL_CODE);

    private final String required;
    private final Optional<Pattern> postalCode;
    private final String lines;

    private CountryRules(String required, String postalCode, String lines) {
        this.required = required;
        this.postalCode = postalCode.isEmpty()
                ? Optional.empty()
                : Optional.of(Pattern.compile(postalCode, Pattern.CASE_INSENSITIVE));
        this.lines = lines;
    }

    /// What is unusual about an address in its country.
    public static List<Violation> lookAt(AddressPayload address) {
        return lookAt(address, "");
    }

    /// The same of all addresses of a new customer.
    public static List<Violation> lookAt(List<AddressPayload> addresses) {
        List<Violation> found = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            found.addAll(lookAt(addresses.get(i), AddressRules.target(i)));
        }
        return found;
    }

    static List<Violation> lookAt(AddressPayload address, String target) {
        String prefix = target.isEmpty() ? "" : target + "/";
        return of(address).look(address.values(), prefix);
    }

    /// The address as its country's post writes it, one line after the other.
    public static String written(AddressPayload address) {
        Map<AddressField, String> values = new EnumMap<>(AddressField.class);
        values.putAll(address.values());
        streetLine(address.values()).ifPresent(street -> values.put(AddressField.STREET, street));
        List<String> lines = new ArrayList<>();
        for (String line : of(address).lines.split("%n")) {
            String filled = filled(line, values);
            if (!filled.isEmpty()) {
                lines.add(filled);
            }
        }
        countryName(address.values()).ifPresent(lines::add);
        return String.join("\n", lines);
    }

    private static CountryRules of(AddressPayload address) {
        return BY_COUNTRY.getOrDefault(address.values().getOrDefault(AddressField.COUNTRY, ""), ANY);
    }

    private List<Violation> look(Map<AddressField, String> values, String prefix) {
        String country = countryName(values).orElse("its country");
        List<Violation> found = new ArrayList<>();
        required.chars()
                .mapToObj(letter -> Objects.requireNonNull(FIELDS.get((char) letter)))
                .filter(field -> !isThere(field, values))
                .map(field -> new Violation(
                        Violation.ADDRESS_FIELD_MISSING,
                        prefix + field.column(),
                        "An address in %s usually has a %s"
                                .formatted(country, field.label().toLowerCase(Locale.ROOT))))
                .forEach(found::add);
        String code = values.get(AddressField.POSTAL_CODE);
        if (code != null && postalCode.filter(pattern -> !isLike(code, pattern)).isPresent()) {
            String message = "A postal code in %s looks otherwise".formatted(country);
            found.add(
                    new Violation(Violation.POSTAL_CODE_UNUSUAL, prefix + AddressField.POSTAL_CODE.column(), message));
        }
        return found;
    }

    private static boolean isThere(AddressField field, Map<AddressField, String> values) {
        return field == AddressField.STREET ? streetLine(values).isPresent() : values.containsKey(field);
    }

    private static boolean isLike(String code, Pattern pattern) {
        return pattern.matcher(code.strip()).matches();
    }

    // The order of the letters is the post's; fields of ours that it does not know stand in the street's line.
    private static Optional<String> streetLine(Map<AddressField, String> values) {
        List<String> parts = new ArrayList<>();
        for (var field : List.of(AddressField.STREET, AddressField.STREET_NUMBER, AddressField.BUILDING)) {
            Optional.ofNullable(values.get(field)).ifPresent(parts::add);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
    }

    private static String filled(String line, Map<AddressField, String> values) {
        var text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '%' && i + 1 < line.length()) {
                i++;
                AddressField field = FIELDS.get(line.charAt(i));
                text.append(field == null ? "" : values.getOrDefault(field, ""));
            } else {
                text.append(line.charAt(i));
            }
        }
        return text.toString().replaceAll("\\s+", " ").replaceAll("^[\\s,/-]+|[\\s,/-]+$", "");
    }

    private static Optional<String> countryName(Map<AddressField, String> values) {
        return Optional.ofNullable(values.get(AddressField.COUNTRY))
                .map(country -> Locale.of("", country).getDisplayCountry(Locale.ENGLISH));
    }

    private static Map<String, CountryRules> read() {
        Map<String, CountryRules> rules = new HashMap<>();
        try (InputStream file = Objects.requireNonNull(CountryRules.class.getResourceAsStream(FILE))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(part -> rules.put(part[0], new CountryRules(part[1], part[2], part[3])));
            return Map.copyOf(rules);
        } catch (IOException e) {
            throw new TillbridgeException(ErrorCode.bug("CountryRules"), "Cannot read " + FILE, e);
        }
    }
}
