package org.tillbridge.headquarters.api;

import org.tillbridge.headquarters.attributes.Attributes;
import org.tillbridge.headquarters.attributes.CustomerValues;
import org.tillbridge.headquarters.attributes.SaveAttributes;
import org.tillbridge.headquarters.stores.AddressBooks;
import org.tillbridge.headquarters.stores.Affiliations;
import org.tillbridge.headquarters.stores.CustomerGroups;
import org.tillbridge.headquarters.stores.StoreSettings;

/// What an operator may do about what new customers take over.
public record CustomerSettingsDesk(
        StoreSettings stores,
        CustomerGroups groups,
        AddressBooks books,
        Affiliations affiliations,
        Attributes attributes,
        SaveAttributes saveAttributes,
        CustomerValues values) {}
