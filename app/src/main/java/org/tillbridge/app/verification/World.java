package org.tillbridge.app.verification;

import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.capture.ChannelGroup;
import org.tillbridge.kernel.sql.Database;

/// What is looked at.
///
/// @param stores       that are both registered at headquarters and open here
/// @param notHere      registered stores whose database is not open here
/// @param unregistered stores that are open here and unknown to headquarters
record World(
        Database headquarters,
        Path ledgerFile,
        List<KnownStore> stores,
        List<String> notHere,
        List<String> unregistered) {

    World {
        stores = List.copyOf(stores);
        notHere = List.copyOf(notHere);
        unregistered = List.copyOf(unregistered);
    }

    /// A store with its database.
    record KnownStore(String id, ChannelGroup group, Database database) {

        String legalEntity() {
            return group.legalEntity();
        }

        JdbcClient client() {
            return database.client();
        }
    }
}
