package org.tillbridge.kernel.customer;

import java.util.Optional;

/// A way to reach a customer.
public enum ContactKind {
    EMAIL(CustomerField.EMAIL),
    PHONE(CustomerField.PHONE);

    private final CustomerField primary;

    ContactKind(CustomerField primary) {
        this.primary = primary;
    }

    /// The customer's own field, which has the primary one.
    public CustomerField primary() {
        return primary;
    }

    static Optional<ContactKind> find(String name) {
        for (ContactKind kind : values()) {
            if (kind.name().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
