package org.tillbridge.headquarters.api;

import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.headquarters.stores.StoreKeys;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The keys that speak for a store, as an operator sees and ends them.
@RestController
@RequestMapping("/api/v1/stores/{channelId}/keys")
final class StoreKeysResource {

    private final StoreAdmission admission;
    private final StoreKeys keys;

    StoreKeysResource(StoreAdmission admission, StoreKeys keys) {
        this.admission = admission;
        this.keys = keys;
    }

    record Listed(List<StoreKeys.Key> keys) {}

    @GetMapping
    @Allowed(Role.AUDITOR)
    Listed list(@PathVariable String channelId) {
        requireStore(channelId);
        return new Listed(keys.list(channelId));
    }

    record Ended(String channelId, int ended) {}

    /// Ends all of them.
    @DeleteMapping
    @Allowed(Role.ADMINISTRATOR)
    Ended revoke(@PathVariable String channelId) {
        requireStore(channelId);
        return new Ended(channelId, keys.revoke(channelId));
    }

    private void requireStore(String channelId) {
        if (admission.stores().stream().map(Store::channelId).noneMatch(channelId::equals)) {
            throw new TillbridgeException(
                    ErrorCode.user("StoreUnknown"),
                    "There is no store %s; the configuration lists the stores".formatted(channelId));
        }
    }
}
