package org.tillbridge.exchange.sessions;

import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.packages.Manifest;
import org.tillbridge.exchange.packages.TableContent;

/// The rows of an upload as they were captured: lines count with their head.
final class CapturedRows {

    private CapturedRows() {}

    static long in(Manifest manifest, Job job) {
        return manifest.tables().stream()
                .filter(content -> !isOfLines(content, job))
                .mapToLong(TableContent::rows)
                .sum();
    }

    private static boolean isOfLines(TableContent content, Job job) {
        return job.subjobs().stream()
                .filter(subjob -> subjob.targetTable().equals(content.table()))
                .anyMatch(subjob -> subjob.findHead().isPresent());
    }
}
