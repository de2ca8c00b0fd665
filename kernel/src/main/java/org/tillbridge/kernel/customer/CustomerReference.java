package org.tillbridge.kernel.customer;

import java.util.Optional;

/// How somebody names a customer: by its key or by its account ID. Either finds it, for ever.
public sealed interface CustomerReference {

    /// By the key for life.
    record ById(CustomerId id) implements CustomerReference {

        @Override
        public String toString() {
            return id.toString();
        }
    }

    /// By the number of headquarters.
    record ByAccount(AccountId account) implements CustomerReference {

        @Override
        public String toString() {
            return account.toString();
        }
    }

    /// A UUID in any spelling is a key; other text is an account ID; empty when it can be neither.
    static Optional<CustomerReference> parse(String text) {
        Optional<CustomerReference> byId = CustomerId.parse(text).map(ById::new);
        if (byId.isPresent() || !AccountId.isAccountId(text)) {
            return byId;
        }
        return Optional.of(new ByAccount(new AccountId(text)));
    }
}
