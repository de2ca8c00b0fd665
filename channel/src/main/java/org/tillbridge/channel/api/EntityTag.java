package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.tillbridge.channel.customers.AddressChange;
import org.tillbridge.channel.customers.Change;
import org.tillbridge.channel.customers.Customer;
import org.tillbridge.channel.customers.CustomerVersion;
import org.tillbridge.kernel.customer.AddressPayload;
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
        String tag = seen(request);
        return tag == null
                ? null
                : CustomerVersion.parse(tag)
                        .orElseThrow(
                                () -> Refusal.of(
                                        HttpStatus.PRECONDITION_FAILED,
                                        Problem.of(
                                                MISMATCH,
                                                HttpHeaders.IF_MATCH,
                                                "If-Match is no version this store gives; read the customer again. Nothing was stored")));
    }

    /// What the caller says it saw of an address; null when it does not mind what it is by now.
    static @Nullable String seen(HttpServletRequest request) {
        String given = request.getHeader(HttpHeaders.IF_MATCH);
        return given == null || given.strip().equals("*")
                ? null
                : given.strip().replaceFirst("^W/", "").replaceAll("^\"|\"$", "");
    }

    static String of(AddressPayload address) {
        return "\"" + AddressChange.versionOf(address) + "\"";
    }

    static Refusal mismatch(Change.Stale stale) {
        String labels = Stream.concat(stale.fields().stream().map(CustomerField::label), stale.others().stream())
                .collect(Collectors.joining(", "));
        String target = stale.fields().stream()
                .findFirst()
                .map(field -> WireNames.target(field.column()))
                .orElse(HttpHeaders.IF_MATCH);
        return mismatch(target, labels, "customer");
    }

    /// Of the address a caller changes.
    static Refusal addressMismatch() {
        return mismatch(HttpHeaders.IF_MATCH, "the address", "address");
    }

    private static Refusal mismatch(String target, String what, String whom) {
        return Refusal.of(
                HttpStatus.PRECONDITION_FAILED,
                Problem.of(
                        MISMATCH,
                        target,
                        "Changed by somebody else since: %s. Read the %s again; nothing was stored"
                                .formatted(what, whom)));
    }
}
