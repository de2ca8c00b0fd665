package org.tillbridge.headquarters.accounts;

import java.util.List;
import java.util.UUID;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerPayload;

/// A customer who had an account ID elsewhere, before she is known here.
///
/// @param place        which of those that come together
/// @param addressBooks the books she is to be in
public record KnownCustomer(int place, AccountId account, Key key, CustomerPayload payload, List<String> addressBooks) {

    public KnownCustomer {
        addressBooks = List.copyOf(addressBooks);
    }

    /// Her key for life.
    public sealed interface Key {

        CustomerId id();

        /// Where she comes from says which.
        record Given(CustomerId id) implements Key {}

        /// It follows from her account ID: the same customer comes to the same key, however often.
        record Derived(CustomerId id) implements Key {

            public Derived {
                if (id.value().version() != 3) {
                    throw new IllegalArgumentException("A derived key is a name-based UUID");
                }
            }

            /// Of an account of a legal entity.
            public static Derived of(String legalEntity, AccountId account) {
                byte[] name = "tillbridge customer %s %s"
                        .formatted(legalEntity, account.value())
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
                return new Derived(new CustomerId(UUID.nameUUIDFromBytes(name)));
            }
        }
    }
}
