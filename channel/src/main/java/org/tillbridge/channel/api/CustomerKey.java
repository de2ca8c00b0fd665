package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerMapping;
import org.tillbridge.kernel.customer.CustomerReference;

/// The key in `Customers('…')`: quotes in it are doubled, as OData has it.
final class CustomerKey {

    private CustomerKey() {}

    /// As the path that was called has it: `Customers('…')/…` or `Customers/…/…`.
    static CustomerReference of(String key, HttpServletRequest request) {
        boolean quoted = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .contains("Customers('{key}')");
        return quoted ? quoted(key) : plain(key);
    }

    static CustomerReference quoted(String key) {
        String withoutPairs = key.replace("''", "");
        if (withoutPairs.indexOf('\'') >= 0) {
            throw Refusal.badRequest("InvalidKey", "AccountNumber", "A quote inside a key is written twice");
        }
        return plain(key.replace("''", "'"));
    }

    static CustomerReference plain(String key) {
        return CustomerReference.parse(key).orElseThrow(() -> notFound(key));
    }

    static Refusal notFound(String key) {
        return Refusal.of(
                HttpStatus.NOT_FOUND,
                Problem.of("CustomerNotFound", "This store knows no customer " + Shown.text(key)));
    }

    static Refusal canceled(String key, String reason) {
        return Refusal.of(
                HttpStatus.NOT_FOUND,
                Problem.of(
                        "CustomerCanceled",
                        "Headquarters canceled the creation of customer %s: %s".formatted(Shown.text(key), reason)));
    }
}
