package org.tillbridge.headquarters.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.profiles.Profile;
import org.tillbridge.headquarters.profiles.Profiles;
import org.tillbridge.kernel.customer.CreateCustomers;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What an operator may call about functionality profiles.
@RestController
@RequestMapping("/api/v1/profiles")
final class ProfilesResource {

    private final Profiles profiles;
    private final HeadquartersJobs jobs;

    ProfilesResource(Profiles profiles, HeadquartersJobs jobs) {
        this.profiles = profiles;
        this.jobs = jobs;
    }

    @GetMapping
    List<Profile> profiles() {
        return profiles.all();
    }

    /// How the stores of the profile create customers, from the moment each has downloaded it.
    @PostMapping("/{name}")
    Profile set(
            @PathVariable String name,
            @RequestParam("create-customers") String createCustomers,
            @RequestParam(defaultValue = "false") boolean preview) {
        CreateCustomers wanted = Arrays.stream(CreateCustomers.values())
                .filter(value -> value.name().equals(createCustomers.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("SettingInvalid"),
                        "create-customers is sync or async, not %s".formatted(createCustomers)));
        if (preview) {
            return profiles.preview(name, wanted);
        }
        Profile profile = profiles.set(name, wanted);
        jobs.masterChanged();
        return profile;
    }
}
