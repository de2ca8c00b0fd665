package org.tillbridge.app.commandline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which stores and days a command is about.
final class StatementFilters {

    @Option(names = "--store", paramLabel = "STORE", description = "Only of this store.")
    private @Nullable String store;

    @Option(names = "--date", paramLabel = "DATE", description = "Only of this business date, such as 2026-11-21.")
    private @Nullable LocalDate date;

    /// More parameters of a query.
    String query() {
        return ofDate() + OperatorLine.parameter("store", store);
    }

    String ofDate() {
        return OperatorLine.parameter("date", date == null ? null : date.toString());
    }

    boolean isEmpty() {
        return store == null && date == null;
    }
}
