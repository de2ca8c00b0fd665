package org.tillbridge.headquarters.api;

import org.tillbridge.headquarters.interchange.ExportCustomers;
import org.tillbridge.headquarters.interchange.ImportCustomers;

/// What an operator may bring in and take out.
public record InterchangeDesk(ImportCustomers importCustomers, ExportCustomers exportCustomers) {}
