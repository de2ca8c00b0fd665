package org.tillbridge.channel.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.customers.PartyNumber;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.search.CustomerHit;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A row of a search result on the wire. Phone, e-mail and address are the primary ones;
/// `MatchedField` and, of several, `MatchedValue` say what was found. A customer of another company
/// has no account here: a create that names its `PartyNumber` opens her.
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record GlobalCustomerBody(
        String accountNumber,
        @Nullable String partyNumber,
        String fullName,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String fullAddress,
        String matchedField,
        @Nullable String matchedValue,
        int customerTypeValue,
        boolean isAsyncCustomer) {

    /// @param own the store's company
    static GlobalCustomerBody of(CustomerHit hit, String own) {
        String company = hit.key().legalEntity();
        boolean isOwn = company.equals(own);
        return new GlobalCustomerBody(
                hit.findAccount().map(AccountId::value).orElse(isOwn ? hit.id().toString() : ""),
                isOwn ? null : new PartyNumber(company, hit.id()).toString(),
                hit.name(),
                hit.reach().phone(),
                hit.reach().email(),
                hit.reach().address(),
                SearchFieldBody.nameOf(hit.matched().field()),
                hit.matched().value(),
                CustomerBody.typeValue(hit.type()),
                isOwn && hit.findAccount().isEmpty());
    }

    /// `{"value": […]}`, as the original wraps a page; `After` leads to the next one.
    record Page(
            List<GlobalCustomerBody> value,
            @JsonProperty("After") @Nullable String after) {

        static Page of(List<CustomerHit> hits, int top, String own) {
            return new Page(
                    hits.stream().map(hit -> GlobalCustomerBody.of(hit, own)).toList(),
                    hits.size() < top ? null : hits.getLast().cursor().encoded());
        }
    }
}
