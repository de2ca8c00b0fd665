package org.tillbridge.channel.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.tillbridge.channel.customers.LikeCustomer;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Whom a new card may be of, on the wire: a row of a search, with the points of the rules that
/// hold.
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record LikeCustomerBody(@JsonUnwrapped GlobalCustomerBody customer, int points, int enough, List<String> rules) {

    static LikeCustomerBody of(LikeCustomer like, String own) {
        return new LikeCustomerBody(
                GlobalCustomerBody.of(like.hit(), own),
                like.points(),
                like.enough(),
                like.rules().stream().map(Enum::name).toList());
    }

    /// `{"value": […]}`, the surest first.
    record Page(@JsonProperty("value") List<LikeCustomerBody> value) {

        static Page of(List<LikeCustomer> like, String own) {
            return new Page(
                    like.stream().map(each -> LikeCustomerBody.of(each, own)).toList());
        }
    }
}
