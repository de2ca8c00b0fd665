package org.tillbridge.headquarters.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.staff.StaffMembers;
import org.tillbridge.headquarters.staff.StaffMembers.Named;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// What an operator may call about who logs on at the tills.
@RestController
@RequestMapping("/api/v1/staff")
final class StaffResource {

    private final StaffMembers staff;
    private final HeadquartersJobs jobs;

    StaffResource(PeopleDesk desk, HeadquartersJobs jobs) {
        this.staff = desk.staff();
        this.jobs = jobs;
    }

    @GetMapping
    @Allowed(Role.AUDITOR)
    List<StaffMembers.Member> list() {
        return staff.list();
    }

    record Saved(String staffId, String name, Role role, String pin) {}

    /// The answer is the one place where the PIN stands.
    @PostMapping("/{staffId}")
    @Allowed(Role.OPERATOR)
    Saved save(
            @PathVariable String staffId,
            @RequestParam String name,
            @RequestParam String role,
            @RequestParam(required = false) @Nullable String legalEntity) {
        Role wanted = RoleWord.read(role, StaffMembers.ROLES);
        String pin = staff.save(new Named(legalEntity, staffId), name, wanted);
        jobs.masterChanged();
        return new Saved(staffId, name, wanted, pin);
    }

    record Pin(String staffId, String pin) {}

    /// The answer is the one place where the PIN stands.
    @PostMapping("/{staffId}/pin")
    @Allowed(Role.OPERATOR)
    Pin changePin(@PathVariable String staffId, @RequestParam(required = false) @Nullable String legalEntity) {
        String pin = staff.changePin(new Named(legalEntity, staffId));
        jobs.masterChanged();
        return new Pin(staffId, pin);
    }

    record Removed(String staffId) {}

    @DeleteMapping("/{staffId}")
    @Allowed(Role.OPERATOR)
    Removed remove(@PathVariable String staffId, @RequestParam(required = false) @Nullable String legalEntity) {
        staff.remove(new Named(legalEntity, staffId));
        jobs.masterChanged();
        return new Removed(staffId);
    }
}
