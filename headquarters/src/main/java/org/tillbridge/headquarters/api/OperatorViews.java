package org.tillbridge.headquarters.api;

import org.tillbridge.headquarters.customers.ConversionProgress;
import org.tillbridge.headquarters.customers.ListEditConflicts;
import org.tillbridge.headquarters.customers.SynchronizationStatus;
import org.tillbridge.headquarters.customers.TraceCustomer;
import org.tillbridge.headquarters.search.SearchForOperator;

/// What an operator may look at.
public record OperatorViews(
        SynchronizationStatus status,
        ConversionProgress progress,
        TraceCustomer trace,
        ListEditConflicts conflicts,
        SearchForOperator search) {}
