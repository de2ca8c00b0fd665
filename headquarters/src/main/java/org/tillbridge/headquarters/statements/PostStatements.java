package org.tillbridge.headquarters.statements;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.headquarters.sales.SalesNumbers;
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
        List<List<UUID>> groups = open.groups(selection, POSTABLE);
        int tried = groups.stream().mapToInt(List::size).sum();
        int posted = TwoAtATime.run(groups, this::post);
        if (tried > 0) {
            LOG.info("step=PostStatements posted={} failed={}", posted, tried - posted);
        }
        return new Outcome(posted, tried - posted);
    }

    private int post(List<UUID> group) {
        int posted = 0;
        for (StatementState state : StatementState.POSTING) {
            int reached = advance.run(group, state, steps.getOrDefault(state, asOf -> {}));
            posted += state == StatementState.POSTED ? reached : 0;
        }
        return posted;
    }

    /// What a run would try.
    public record Waiting(String store, long statements, long lines) {}

    /// Store by store, what a run would try.
    public List<Waiting> waiting(Selection selection) {
        var stores = new TreeMap<String, Waiting>();
        open.list(selection, POSTABLE)
                .forEach(each -> stores.merge(
                        each.store(),
                        new Waiting(each.store(), 1, each.lines()),
                        (some, more) -> new Waiting(
                                each.store(), some.statements() + more.statements(), some.lines() + more.lines())));
        return List.copyOf(stores.values());
    }
}
