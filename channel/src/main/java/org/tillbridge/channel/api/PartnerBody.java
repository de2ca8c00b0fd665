package org.tillbridge.channel.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.customers.PartnerRequest;
import org.tillbridge.channel.customers.PartnerUser;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A BusinessPartner's request on the wire.
///
/// @param partnerId of the customer it becomes
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record PartnerBody(
        String partnerId,
        String name,
        String status,
        @Nullable String reason) {

    static PartnerBody of(PartnerRequest request) {
        String status = switch (request.status()) {
            case PENDING -> "Pending";
            case APPROVED -> "Approved";
            case REJECTED -> "Rejected";
        };
        return new PartnerBody(request.id().toString(), request.name(), status, request.reason());
    }

    static Map<String, List<User>> users(List<PartnerUser> users) {
        return Map.of("value", users.stream().map(User::of).toList());
    }

    /// A user of a partner: Pending, then Active.
    @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
    record User(String accountNumber, String name, String role, String status) {

        static User of(PartnerUser user) {
            return new User(
                    Objects.requireNonNullElse(user.account(), user.id().toString()),
                    user.name(),
                    user.role() == PartnerUser.Role.ADMIN ? "Admin" : "User",
                    user.active() ? "Active" : "Pending");
        }
    }
}
