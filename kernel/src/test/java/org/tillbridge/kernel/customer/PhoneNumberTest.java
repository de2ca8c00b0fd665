package org.tillbridge.kernel.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "20 000 000, LV, +37120000000",
        "+371 20-000-000, GB, +37120000000",
        "(020) 7946 0018, GB, +442079460018",
        "8 (912) 345-67-89, RU, +79123456789"
    })
    void aPhoneIsReadAsSomebodyInTheStoreWouldDialIt(String typed, String region, String number) {
        assertThat(PhoneNumber.parse(typed, region)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ask for Anna", "12", "😀", "\u0000"})
    void textThatIsNoNumberHasNone(String typed) {
        assertThat(PhoneNumber.parse(typed, "LV")).isEmpty();
    }
}
