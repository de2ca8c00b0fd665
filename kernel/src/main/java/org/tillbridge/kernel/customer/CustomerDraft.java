package org.tillbridge.kernel.customer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What somebody asks for, not yet looked at.
///
/// @param values the fields given
/// @param cleared the fields given as "nothing"
/// @param addresses the addresses given, in their order
/// @param countryCheck whether the habits of an address's country only warn
public record CustomerDraft(
        Map<CustomerField, String> values,
        Set<CustomerField> cleared,
        List<AddressPayload> addresses,
        CountryCheck countryCheck) {

    public CustomerDraft(
            Map<CustomerField, String> values, Set<CustomerField> cleared, List<AddressPayload> addresses) {
        this(values, cleared, addresses, CountryCheck.WARNS);
    }

    public CustomerDraft withCountryCheck(CountryCheck check) {
        return new CustomerDraft(values, cleared, addresses, check);
    }

    /// The same with these values before its own.
    public CustomerDraft with(Map<CustomerField, String> others) {
        Map<CustomerField, String> all = new HashMap<>(values);
        all.putAll(others);
        return new CustomerDraft(all, cleared, addresses, countryCheck);
    }

    public CustomerDraft {
        values = Map.copyOf(values);
        cleared = Set.copyOf(cleared);
        addresses = List.copyOf(addresses);
    }
}
