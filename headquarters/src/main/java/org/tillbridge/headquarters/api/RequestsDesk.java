package org.tillbridge.headquarters.api;

import org.tillbridge.headquarters.repair.EditLock;
import org.tillbridge.headquarters.repair.EditRequest;
import org.tillbridge.headquarters.repair.ListRequests;
import org.tillbridge.headquarters.repair.NameAccount;
import org.tillbridge.headquarters.repair.ShowRequest;
import org.tillbridge.headquarters.repair.SteerRequests;

/// What an operator may see of the stores' requests, and do about them.
public record RequestsDesk(
        ListRequests list,
        ShowRequest show,
        EditRequest edit,
        EditLock lock,
        SteerRequests steer,
        NameAccount account) {}
