package org.tillbridge.kernel.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoyaltyCardNumberTest {

    @Test
    void newNumberHasNineteenDigitsNoBankUsesAndARightCheckDigit() {
        var random = new Random(7);
        Set<String> numbers = new HashSet<>();

        for (int i = 0; i < 1_000; i++) {
            String number = LoyaltyCardNumber.random(random).value();
            assertThat(number).matches("9\\d{18}");
            assertThat(luhnSum(number) % 10).as(number).isZero();
            numbers.add(number);
        }

        assertThat(numbers).hasSize(1_000);
    }

    @Test
    void blanksAndCaseOfAScannedNumberDoNotCount() {
        assertThat(LoyaltyCardNumber.parse(" ab12 34-x ")).contains(new LoyaltyCardNumber("AB1234-X"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "-1234", "12345678901234567890123456789012", "1234;drop", "１２３４", "=1+1+1"})
    void whatNoCardHasPrintedOnItIsNoNumber(String given) {
        assertThat(LoyaltyCardNumber.parse(given)).isEmpty();
    }

    private static int luhnSum(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = Character.digit(number.charAt(number.length() - 1 - i), 10) * (1 + i % 2);
            sum += digit / 10 + digit % 10;
        }
        return sum;
    }
}
