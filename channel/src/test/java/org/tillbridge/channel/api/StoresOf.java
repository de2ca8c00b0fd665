package org.tillbridge.channel.api;

import org.tillbridge.channel.customers.TestTill;

/// Words for tests: a registry of one store.
final class StoresOf {

    private StoresOf() {}

    static Stores one(TestTill till) {
        var stores = new Stores();
        stores.open(till.customers());
        return stores;
    }
}
