package org.tillbridge.channel.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.search.CustomerHit;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A row of a search result on the wire. Phone, e-mail and address are the primary ones;
/// `MatchedField` and, of several, `MatchedValue` say what was found.
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record GlobalCustomerBody(
        String accountNumber,
        String fullName,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String fullAddress,
        String matchedField,
        @Nullable String matchedValue,
        int customerTypeValue,
        boolean isAsyncCustomer) {

    static GlobalCustomerBody of(CustomerHit hit) {
        return new GlobalCustomerBody(
                hit.findAccount().map(AccountId::value).orElse(hit.id().toString()),
                hit.name(),
                hit.reach().phone(),
                hit.reach().email(),
                hit.reach().address(),
                SearchFieldBody.nameOf(hit.matched().field()),
                hit.matched().value(),
                CustomerBody.typeValue(hit.type()),
                hit.findAccount().isEmpty());
    }

    /// `{"value": […]}`, as the original wraps a page; `After` leads to the next one.
    record Page(
            List<GlobalCustomerBody> value,
            @JsonProperty("After") @Nullable String after) {

        static Page of(List<CustomerHit> hits, int top) {
            return new Page(
                    hits.stream().map(GlobalCustomerBody::of).toList(),
                    hits.size() < top ? null : hits.getLast().cursor().encoded());
        }
    }
}
