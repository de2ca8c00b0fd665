package org.tillbridge.channel.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.customers.CustomerHit;
import org.tillbridge.kernel.customer.AccountId;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A row of a search result on the wire.
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record GlobalCustomerBody(
        String accountNumber,
        String fullName,
        @Nullable String phone,
        @Nullable String email,
        int customerTypeValue,
        boolean isAsyncCustomer) {

    static GlobalCustomerBody of(CustomerHit hit) {
        return new GlobalCustomerBody(
                hit.findAccount().map(AccountId::value).orElse(hit.id().toString()),
                hit.name(),
                hit.phone(),
                hit.email(),
                CustomerBody.typeValue(hit.type()),
                hit.findAccount().isEmpty());
    }

    /// `{"value": […]}`, as the original wraps a page.
    record Page(List<GlobalCustomerBody> value) {}
}
