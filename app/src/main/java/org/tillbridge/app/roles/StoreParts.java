package org.tillbridge.app.roles;

import java.time.InstantSource;
import org.tillbridge.app.configuration.HeadquartersConfiguration;
import org.tillbridge.exchange.capture.ChannelGroup;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.sql.Database;

/// The legal entities and stores of the configuration, known to headquarters.
final class StoreParts {

    private StoreParts() {}

    static StoreAdmission admission(HeadquartersConfiguration headquarters, Database database, InstantSource clock) {
        var admission = new StoreAdmission(database, clock);
        headquarters
                .legalEntities()
                .forEach(entity -> admission.addLegalEntity(new StoreAdmission.LegalEntity(
                        entity.id(), entity.name(), entity.accountPrefix(), entity.accountDigits())));
        headquarters
                .stores()
                .forEach(store -> admission.register(
                        new Store(
                                store.id(),
                                store.legalEntity(),
                                store.group(),
                                store.name(),
                                store.offline() ? ChannelGroup.Kind.OFFLINE : ChannelGroup.Kind.CHANNEL),
                        store.selling()));
        return admission;
    }
}
