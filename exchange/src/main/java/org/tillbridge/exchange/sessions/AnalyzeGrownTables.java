package org.tillbridge.exchange.sessions;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.Manifest;
import org.tillbridge.exchange.packages.Role;
import org.tillbridge.exchange.packages.TableContent;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.PlannerStatistics;

/// After a package has been applied: a table that holds many more rows than the planner knows of is
/// analyzed in the same transaction, so that the first search at a till is planned for it (spec
/// I24). Autovacuum would come a minute later.
final class AnalyzeGrownTables {

    private static final Logger LOG = LoggerFactory.getLogger(AnalyzeGrownTables.class);

    private final Database database;

    AnalyzeGrownTables(Database database) {
        this.database = database;
    }

    /// Returns the tables that were analyzed.
    List<String> run(Manifest manifest, List<Subjob> arrived) {
        List<String> analyzed = manifest.tables().stream()
                .filter(content -> content.role() == Role.ROWS)
                .filter(content ->
                        arrived.stream().anyMatch(subjob -> subjob.targetTable().equals(content.table())))
                .filter(this::analyze)
                .map(TableContent::table)
                .toList();
        if (!analyzed.isEmpty()) {
            LOG.info(
                    "station=9 step=AnalyzeGrownTables job={} package={} tables={}",
                    manifest.job(),
                    manifest.id(),
                    analyzed);
        }
        return analyzed;
    }

    private boolean analyze(TableContent content) {
        return PlannerStatistics.refreshGrown(database.client(), content.table(), content.rows());
    }
}
