package org.tillbridge.headquarters.api;

import org.tillbridge.exchange.quarantine.QuarantineEntries;
import org.tillbridge.headquarters.quarantine.DiscardQuarantinedRow;
import org.tillbridge.headquarters.quarantine.RepairQuarantinedRow;
import org.tillbridge.headquarters.quarantine.RetryQuarantinedRow;

/// What an operator may do about rows in quarantine.
public record QuarantineDesk(
        QuarantineEntries entries,
        RetryQuarantinedRow retry,
        RepairQuarantinedRow repair,
        DiscardQuarantinedRow discard) {}
