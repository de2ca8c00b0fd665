package org.tillbridge.channel.api;

import org.springframework.http.HttpStatus;
import org.tillbridge.kernel.customer.CustomerReference;

/// The key in `Customers('…')`: quotes in it are doubled, as OData has it.
final class CustomerKey {

    private CustomerKey() {}

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
}
