package org.tillbridge.kernel.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.kernel.customer.CustomerField.CUSTOMER_TYPE;
import static org.tillbridge.kernel.customer.CustomerField.EMAIL;
import static org.tillbridge.kernel.customer.CustomerField.FIRST_NAME;
import static org.tillbridge.kernel.customer.CustomerField.LAST_NAME;
import static org.tillbridge.kernel.customer.CustomerField.NAME;
import static org.tillbridge.kernel.customer.CustomerField.PHONE;
import static org.tillbridge.kernel.customer.CustomerField.PHONE_NUMBER;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tillbridge.kernel.customer.Verdict.Accepted;
import org.tillbridge.kernel.customer.Verdict.Refused;

class CustomerChangeTest {

    private static final CustomerPayload ANNA = new CustomerPayload(
            Map.of(
                    CUSTOMER_TYPE, "PERSON",
                    NAME, "Anna Kalna",
                    FIRST_NAME, "Anna",
                    LAST_NAME, "Kalna",
                    EMAIL, "anna@example.com",
                    PHONE, "20000000",
                    PHONE_NUMBER, "+37120000000"),
            Set.of(),
            List.of());

    @Test
    void aChangeCarriesOnlyWhatReallyChanges() {
        var payload = change(Map.of(FIRST_NAME, "Anna", EMAIL, "new@example.com"), Set.of());

        assertThat(payload.values()).isEqualTo(Map.of(EMAIL, "new@example.com"));
        assertThat(payload.cleared()).isEmpty();
    }

    @Test
    void sendingBackWhatWasReadChangesNothing() {
        assertThat(change(ANNA.values(), Set.of(CustomerField.VAT_NUMBER)).isEmpty())
                .isTrue();
    }

    @Test
    void aNewLastNameMakesANewFullName() {
        assertThat(change(Map.of(LAST_NAME, "Liepa", NAME, "Anna Kalna"), Set.of())
                        .values())
                .isEqualTo(Map.of(LAST_NAME, "Liepa", NAME, "Anna Liepa"));
    }

    @Test
    void aPhoneTakesItsNumberAlong() {
        assertThat(change(Map.of(PHONE, "ask for Anna"), Set.of()))
                .isEqualTo(new CustomerPayload(Map.of(PHONE, "ask for Anna"), Set.of(PHONE_NUMBER), List.of()));
        assertThat(change(Map.of(PHONE, " "), Set.of()).cleared()).isEqualTo(Set.of(PHONE, PHONE_NUMBER));
    }

    @Test
    void aPersonCannotLoseItsWholeName() {
        assertThat(refused(Map.of(), Set.of(FIRST_NAME, LAST_NAME))).containsExactly("CustomerNameMissing");
    }

    @Test
    void aPersonStaysAPerson() {
        assertThat(refused(Map.of(CUSTOMER_TYPE, "ORGANIZATION"), Set.of())).containsExactly("ReadOnlyField");
    }

    @Test
    void aFullNameFromElsewhereStaysWhenOtherFieldsChange() {
        var imported = new CustomerPayload(Map.of(CUSTOMER_TYPE, "PERSON", NAME, "Madonna"), Set.of(), List.of());
        var requested = new CustomerPayload(Map.of(EMAIL, "m@example.com"), Set.of(NAME), List.of());

        var verdict = (Accepted) CustomerRules.changeOf(requested, imported, "LV");

        assertThat(verdict.payload().values()).isEqualTo(Map.of(EMAIL, "m@example.com"));
        assertThat(verdict.payload().cleared()).isEmpty();
    }

    private static CustomerPayload change(Map<CustomerField, String> values, Set<CustomerField> cleared) {
        var checked = (Accepted) CustomerRules.checkChange(new CustomerDraft(values, cleared, List.of()));
        return ((Accepted) CustomerRules.changeOf(checked.payload(), ANNA, "LV")).payload();
    }

    private static List<String> refused(Map<CustomerField, String> values, Set<CustomerField> cleared) {
        var checked = (Accepted) CustomerRules.checkChange(new CustomerDraft(values, cleared, List.of()));
        var refused = (Refused) CustomerRules.changeOf(checked.payload(), ANNA, "LV");
        return refused.violations().stream().map(Violation::code).toList();
    }
}
