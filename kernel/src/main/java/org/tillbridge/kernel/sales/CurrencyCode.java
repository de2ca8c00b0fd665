package org.tillbridge.kernel.sales;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A currency that can be paid in, by its ISO 4217 code. Which there are, and how many decimals
/// each has, the JDK knows: EUR 2, JPY 0, KWD 3.
public record CurrencyCode(String value) {

    private static final Map<String, Integer> EXPONENTS = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toMap(
                    Currency::getCurrencyCode, Currency::getDefaultFractionDigits, Math::max, TreeMap::new));

    public CurrencyCode {
        if (!EXPONENTS.containsKey(value)) {
            throw new IllegalArgumentException("Not a currency that can be paid in: " + value);
        }
    }

    public static Optional<CurrencyCode> parse(String given) {
        return EXPONENTS.containsKey(given) ? Optional.of(new CurrencyCode(given)) : Optional.empty();
    }

    /// All currencies and how many decimals each has, for statements over many of them: the
    /// parameters `currencies` and `exponents`, in the same order.
    public static Map<String, Object> exponents() {
        return Map.of(
                "currencies", EXPONENTS.keySet().toArray(String[]::new),
                "exponents", EXPONENTS.values().toArray(Integer[]::new));
    }

    /// How many decimals a payment has.
    public int exponent() {
        return EXPONENTS.getOrDefault(value, 0);
    }

    /// The smallest amount there is of it.
    public BigDecimal smallest() {
        return BigDecimal.ONE.movePointLeft(exponent());
    }

    @Override
    public String toString() {
        return value;
    }
}
