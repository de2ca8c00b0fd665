package org.tillbridge.channel.customers;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.function.Supplier;
import org.tillbridge.kernel.digest.Sha256;

/// Keys that follow from the name a caller gave its operation (version 8 UUIDs of RFC 9562).
/// Headquarters is asked before anything is stored here: when the store dies in between, the same
/// create makes the same keys, and headquarters knows it again.
final class DerivedIds implements Supplier<UUID> {

    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final String name;
    /// Mutable: how many were made; an object serves one create on one thread.
    private int made;

    private DerivedIds(String name) {
        this.name = name;
    }

    static DerivedIds of(Store store, NewCustomer given) {
        String key = given.key() == null ? "" : given.key().value();
        return new DerivedIds(
                String.join("\n", store.legalEntity(), store.channelId(), key, String.valueOf(given.customerId())));
    }

    @Override
    public UUID get() {
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(name + '\n' + made++));
        long high = (digest.getLong() & ~0xF000L) | VERSION_8;
        long low = (digest.getLong() & ~0xC000_0000_0000_0000L) | VARIANT;
        return new UUID(high, low);
    }
}
