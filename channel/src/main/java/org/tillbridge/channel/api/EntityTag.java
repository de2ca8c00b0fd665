package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.tillbridge.channel.customers.Customer;
import org.tillbridge.channel.customers.CustomerVersion;
import org.tillbridge.kernel.customer.CustomerField;

/// The version of a customer as `ETag` and `If-Match` carry it (spec B19).
final class EntityTag {

    private static final String MISMATCH = "ObjectVersionMismatchError";

    private EntityTag() {}

    static String of(Customer customer) {
        return "\"" + CustomerVersion.of(customer) + "\"";
    }

    /// What the caller says it saw; null when it does not mind what the customer is by now.
    static @Nullable CustomerVersion ifMatch(HttpServletRequest request) {
        String given = request.getHeader(HttpHeaders.IF_MATCH);
        if (given == null || given.strip().equals("*")) {
            return null;
        }
        String tag = given.strip().replaceFirst("^W/", "").replaceAll("^\"|\"$", "");
        return CustomerVersion.parse(tag)
                .orElseThrow(
                        () -> Refusal.of(
                                HttpStatus.PRECONDITION_FAILED,
                                Problem.of(
                                        MISMATCH,
                                        HttpHeaders.IF_MATCH,
                                        "If-Match is no version this store gives; read the customer again. Nothing was stored")));
    }

    static Refusal mismatch(Set<CustomerField> fields) {
        String labels = fields.stream().map(CustomerField::label).collect(Collectors.joining(", "));
        return Refusal.of(
                HttpStatus.PRECONDITION_FAILED,
                Problem.of(
                        MISMATCH,
                        WireNames.target(fields.iterator().next().column()),
                        "Changed by somebody else since: %s. Read the customer again; nothing was stored"
                                .formatted(labels)));
    }
}
