package org.tillbridge.channel.api;

import org.tillbridge.channel.settings.ProfileSettings;
import org.tillbridge.kernel.customer.CreateCustomers;
import org.tillbridge.kernel.sales.OrderMode;
import org.tillbridge.kernel.search.UsualSearch;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A DeviceConfiguration on the wire: what the store's profile says, in the original's words.
///
/// @param createAsyncCustomers       without asking headquarters
/// @param createOfflineCustomerOrders orders that wait for headquarters are taken
/// @param enableAxCustomerSearch     among all stores' customers, unless the till says where
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record DeviceConfigurationBody(
        boolean createAsyncCustomers, boolean createOfflineCustomerOrders, boolean enableAxCustomerSearch) {

    static DeviceConfigurationBody of(ProfileSettings settings) {
        return new DeviceConfigurationBody(
                settings.createCustomers() == CreateCustomers.ASYNC,
                settings.orderMode() != OrderMode.SYNC,
                settings.usualSearch() != UsualSearch.STORE);
    }
}
