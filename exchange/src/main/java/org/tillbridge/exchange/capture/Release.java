package org.tillbridge.exchange.capture;

import java.util.UUID;

/// A named point in headquarters' history: everything committed before its horizon is in,
/// everything visible with a `changed_xid` at or above it may be new (protocol D1, D3).
///
/// @param systemIdentifier the cluster whose transaction IDs the horizon speaks of (D8)
public record Release(UUID releaseId, Xid8 horizon, long systemIdentifier) {}
