package org.tillbridge.kernel.customer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Countries by their two letters (ISO 3166-1), as they are stored; the three-letter codes are for
/// the original's API.
public final class Country {

    private static final Map<String, String> THREE_BY_TWO = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Country::threeLetters));
    private static final Map<String, String> TWO_BY_THREE = THREE_BY_TWO.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private Country() {}

    public static boolean isCountry(String twoLetters) {
        return THREE_BY_TWO.containsKey(twoLetters);
    }

    public static Optional<String> findTwoLetters(String threeLetters) {
        return Optional.ofNullable(TWO_BY_THREE.get(threeLetters));
    }

    public static Optional<String> findThreeLetters(String twoLetters) {
        return Optional.ofNullable(THREE_BY_TWO.get(twoLetters));
    }

    private static String threeLetters(String twoLetters) {
        return Locale.of("", twoLetters).getISO3Country();
    }
}
