package org.tillbridge.app.roles;

import java.time.InstantSource;
import java.util.UUID;
import org.tillbridge.headquarters.api.CustomerSettingsDesk;
import org.tillbridge.headquarters.attributes.Attributes;
import org.tillbridge.headquarters.attributes.CustomerValues;
import org.tillbridge.headquarters.attributes.SaveAttributes;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.stores.AddressBooks;
import org.tillbridge.headquarters.stores.Affiliations;
import org.tillbridge.headquarters.stores.CustomerGroups;
import org.tillbridge.headquarters.stores.StoreSettings;
import org.tillbridge.kernel.sql.Database;

/// Puts together what says what new customers take over.
final class CustomerSettingParts {

    private CustomerSettingParts() {}

    static CustomerSettingsDesk desk(Database database, InstantSource clock) {
        var audit = new AuditTrail(database, clock);
        return new CustomerSettingsDesk(
                new StoreSettings(database, audit),
                new CustomerGroups(database, audit),
                new AddressBooks(database, audit),
                new Affiliations(database, audit),
                new Attributes(database),
                new SaveAttributes(database, audit),
                new CustomerValues(database, audit, clock, UUID::randomUUID));
    }
}
