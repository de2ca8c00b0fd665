package org.tillbridge.channel.devices;

import java.time.Instant;
import java.util.UUID;

/// A package the store has applied.
public record AppliedDownload(UUID id, String job, long rows, boolean isFull, Instant appliedAt) {}
