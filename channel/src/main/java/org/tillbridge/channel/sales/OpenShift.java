package org.tillbridge.channel.sales;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A register's open shift.
public record OpenShift(
        UUID shiftId, String registerId, @Nullable String staffId, Instant openedAt) {}
