package org.tillbridge.headquarters.statements;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.headquarters.statements.AdvanceStatements.Operation;
import org.tillbridge.kernel.sql.Database;

/// Posts calculated statements, state by state (spec 6.5.5). One that failed before goes on from
/// the state it has reached; one that fails stops no other.
public final class PostStatements {

    private static final Logger LOG = LoggerFactory.getLogger(PostStatements.class);
    /// Where a statement stands that is not posted and can go on.
    private static final List<StatementState> POSTABLE =
            StatementState.POSTING.stream().map(StatementState::before).toList();

    private final OpenStatements open;
    private final AdvanceStatements advance;
    private final Map<StatementState, AdvanceStatements.Step> steps;

    public PostStatements(Database database, SalesNumbers numbers, InstantSource clock) {
        this.open = new OpenStatements(database);
        this.advance = new AdvanceStatements(database, clock, Operation.POST);
        this.steps = new PostingSteps(database, numbers).all();
    }

    /// How many were posted, and how many stay behind, each with its reason.
    public record Outcome(int posted, int failed) {}

    public Outcome run(Selection selection) {
        return run(selection, done -> {});
    }

    /// @param progress hears how many statements have been tried so far
    public Outcome run(Selection selection, IntConsumer progress) {
        int tried = 0;
        int posted = 0;
        for (List<UUID> group : open.groups(selection, POSTABLE)) {
            for (StatementState state : StatementState.POSTING) {
                int reached = advance.run(group, state, steps.getOrDefault(state, asOf -> {}));
                posted += state == StatementState.POSTED ? reached : 0;
            }
            tried += group.size();
            progress.accept(tried);
        }
        if (tried > 0) {
            LOG.info("step=PostStatements posted={} failed={}", posted, tried - posted);
        }
        return new Outcome(posted, tried - posted);
    }

    /// How many a run would try.
    public int preview(Selection selection) {
        return open.in(selection, POSTABLE).size();
    }
}
