package org.tillbridge.headquarters.api;

import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.backups.Backup;
import org.tillbridge.headquarters.backups.Backups;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// What an operator tells headquarters about backups of its database.
@RestController
@RequestMapping("/api/v1/backups")
final class BackupsResource {

    private final Backups backups;

    BackupsResource(OperatorDesk desk) {
        this.backups = desk.backups();
    }

    @GetMapping
    @Allowed(Role.AUDITOR)
    List<Backup> list() {
        return backups.list();
    }

    /// Before anything is copied.
    @PostMapping
    @Allowed(Role.OPERATOR)
    Backup begin(@RequestParam(defaultValue = "") String place) {
        return backups.begin(place);
    }

    /// When it is complete and will be kept.
    @PostMapping("/{backupId}/finish")
    @Allowed(Role.OPERATOR)
    Backup finish(@PathVariable UUID backupId) {
        return backups.finish(backupId);
    }

    /// When it is deleted, or was not completed.
    @DeleteMapping("/{backupId}")
    @Allowed(Role.OPERATOR)
    Backup forget(@PathVariable UUID backupId) {
        return backups.forget(backupId);
    }
}
