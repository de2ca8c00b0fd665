package org.tillbridge.exchange.transport;

import java.util.UUID;

/// The empty session behind which the admitted database begins a new chain. Nobody else learns it,
/// so a copy of the database meets U10 (protocol U11).
public record AdmitAnswer(UUID base) {}
