package org.tillbridge.headquarters.api;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.profiles.Profile;
import org.tillbridge.headquarters.profiles.Profiles;
import org.tillbridge.headquarters.profiles.SearchShortcuts;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.customer.CreateCustomers;
import org.tillbridge.kernel.customer.SecondaryContacts;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sales.OrderMode;
import org.tillbridge.kernel.search.SearchShortcut;
import org.tillbridge.kernel.search.UsualSearch;

/// What an operator may call about functionality profiles.
@RestController
@RequestMapping("/api/v1/profiles")
final class ProfilesResource {

    private static final Pattern HOLD_CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,19}");

    private final Profiles profiles;
    private final HeadquartersJobs jobs;

    ProfilesResource(Profiles profiles, HeadquartersJobs jobs) {
        this.profiles = profiles;
        this.jobs = jobs;
    }

    @GetMapping
    @Allowed(Role.AUDITOR)
    List<Profile> profiles() {
        return profiles.all();
    }

    /// How the stores of the profile behave, from the moment each has downloaded it; what is not named
    /// stays.
    @PostMapping("/{name}")
    @Allowed(Role.OPERATOR)
    Profile set(
            @PathVariable String name,
            @RequestParam(name = "create-customers", required = false) @Nullable String createCustomers,
            @RequestParam(name = "secondary-contacts", required = false) @Nullable String secondaryContacts,
            @RequestParam(name = "customer-search", required = false) @Nullable String customerSearch,
            @RequestParam(name = "order-mode", required = false) @Nullable String orderMode,
            @RequestParam(name = "order-hold-code", required = false) @Nullable String orderHoldCode,
            @RequestParam(defaultValue = "false") boolean preview) {
        var wanted = new Profile.Wanted(
                SettingValue.read("create-customers is sync or async", CreateCustomers.class, createCustomers),
                SettingValue.read(
                        "secondary-contacts is taken, refused or ignored", SecondaryContacts.class, secondaryContacts),
                SettingValue.read(
                        "customer-search is store, all-stores or all-companies", UsualSearch.class, customerSearch),
                SettingValue.read("order-mode is async, sync or sync-with-backup", OrderMode.class, orderMode),
                holdCode(orderHoldCode));
        if (preview) {
            return profiles.preview(name, wanted);
        }
        Profile profile = profiles.set(name, wanted);
        jobs.masterChanged();
        return profile;
    }

    @GetMapping("/{name}/search-shortcuts")
    @Allowed(Role.AUDITOR)
    List<SearchShortcut> shortcuts(@PathVariable String name) {
        return profiles.shortcuts().show(name);
    }

    /// What the stores' tills offer to search by at once; what is not named stays.
    @PostMapping("/{name}/search-shortcuts")
    @Allowed(Role.OPERATOR)
    List<SearchShortcut> setShortcuts(
            @PathVariable String name,
            @RequestBody SearchShortcuts.Wanted wanted,
            @RequestParam(defaultValue = "false") boolean preview) {
        if (preview) {
            return profiles.shortcuts().preview(name, wanted);
        }
        List<SearchShortcut> shortcuts = profiles.shortcuts().set(name, wanted);
        jobs.masterChanged();
        return shortcuts;
    }

    private static @Nullable String holdCode(@Nullable String given) {
        if (given == null || HOLD_CODE.matcher(given).matches()) {
            return given;
        }
        throw new TillbridgeException(
                ErrorCode.user("SettingInvalid"),
                "order-hold-code is 1 to 20 letters, digits, dots and hyphens, not %s".formatted(given));
    }
}
