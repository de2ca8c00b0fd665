package org.tillbridge.app.commandline;

import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.tillbridge.app.demo.DemoChain;
import org.tillbridge.app.verification.Databases;
import org.tillbridge.app.verification.Report;
import org.tillbridge.app.verification.VerifyInvariants;
import org.tillbridge.kernel.sql.Database;

/// Verifies a chain that a command has started itself.
final class VerifyChain {

    private VerifyChain() {}

    static Report run(DemoChain chain) {
        Map<String, Database> stores = new TreeMap<>();
        chain.stores().forEach(store -> stores.put(store.channelId(), store.database()));
        var databases = Databases.of(chain.headquarters(), chain.ledger(), stores);
        return new VerifyInvariants(databases, InstantSource.system()).run();
    }
}
