package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.channel.devices.FindDownloads;
import org.tillbridge.channel.settings.ProfileSettings;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// How the tills of a store are set up, and what the store has downloaded.
@RestController
@RequestMapping("/Commerce")
final class DevicesController {

    private final Stores stores;

    DevicesController(Stores stores) {
        this.stores = stores;
    }

    @GetMapping("/DownloadSessions")
    @Allowed({Role.CASHIER, Role.APPLICATION})
    Map<String, List<DownloadSessionBody>> downloads(HttpServletRequest request) {
        return Map.of(
                "value",
                new FindDownloads(store(request).station().database())
                        .run().stream().map(DownloadSessionBody::of).toList());
    }

    @RequestMapping(
            path = "/GetDeviceConfiguration",
            method = {RequestMethod.GET, RequestMethod.POST})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    DeviceConfigurationBody configuration(HttpServletRequest request) {
        StoreCustomers store = store(request);
        return DeviceConfigurationBody.of(
                new ProfileSettings(store.station().database(), store.store().channelId()));
    }

    private StoreCustomers store(HttpServletRequest request) {
        return stores.require(request.getLocalPort(), request.getHeader("OUN"));
    }
}
