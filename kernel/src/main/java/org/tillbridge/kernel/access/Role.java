package org.tillbridge.kernel.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a caller is at a door. A route names the least that may call it ([Allowed]).
public enum Role {
    /// Whoever calls, known or not.
    ANYONE,
    /// A store that has joined, at headquarters' door.
    STORE,
    /// A web shop or another program, at a store's door.
    APPLICATION,
    /// Rings up and serves customers, at a till.
    CASHIER,
    /// A cashier who also decides what a cashier may not.
    STORE_MANAGER,
    /// Looks at everything at headquarters and changes nothing.
    AUDITOR,
    /// Looks, runs, repairs and sets what the daily work needs.
    OPERATOR,
    /// An operator who also says who may come in, how numbers are given, and what leaves the audit trail.
    ADMINISTRATOR;

    /// Those of people and programs that call headquarters.
    public static final Set<Role> AT_HEADQUARTERS = Set.of(AUDITOR, OPERATOR, ADMINISTRATOR);

    /// Whether this role may what `needed` may.
    public boolean covers(Role needed) {
        return this == needed
                || needed == ANYONE
                || switch (this) {
                    case ADMINISTRATOR -> needed == OPERATOR || needed == AUDITOR;
                    case OPERATOR -> needed == AUDITOR;
                    case STORE_MANAGER -> needed == CASHIER;
                    case ANYONE, STORE, APPLICATION, CASHIER, AUDITOR -> false;
                };
    }

    /// As people write it: `store-manager`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Role> ofWord(String word) {
        return Stream.of(values())
                .filter(role -> role.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
