package org.tillbridge.kernel.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.kernel.customer.CustomerReference.ByAccount;
import org.tillbridge.kernel.customer.CustomerReference.ById;

class CustomerReferenceTest {

    private static final UUID KEY = UUID.fromString("0199d3c4-2b1f-7c55-9f3e-5a8d1c0e7b42");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0199d3c4-2b1f-7c55-9f3e-5a8d1c0e7b42",
                "0199D3C4-2B1F-7C55-9F3E-5A8D1C0E7B42",
                "{0199d3c4-2b1f-7c55-9f3e-5a8d1c0e7b42}",
                "urn:uuid:0199d3c4-2b1f-7c55-9f3e-5a8d1c0e7b42"
            })
    void everySpellingOfAUuidIsTheSameKey(String spelling) {
        assertThat(CustomerReference.parse(spelling)).contains(new ById(new CustomerId(KEY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"000001", "1-1-1-1-1", "{0199d3c4-2b1f-7c55-9f3e-5a8d1c0e7b42", "C-42 ä"})
    void anyOtherTextIsAnAccount(String text) {
        assertThat(CustomerReference.parse(text)).contains(new ByAccount(new AccountId(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b", "\ud800"})
    void textNoDatabaseCanHoldNamesNobody(String text) {
        assertThat(CustomerReference.parse(text)).isEmpty();
    }

    @Test
    void nilIsNobody() {
        assertThat(CustomerId.parse("00000000-0000-0000-0000-000000000000")).isEmpty();
        assertThatThrownBy(() -> new CustomerId(new UUID(0, 0))).isInstanceOf(IllegalArgumentException.class);
    }
}
