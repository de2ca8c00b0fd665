package org.tillbridge.headquarters.statements;

import org.tillbridge.headquarters.statements.CalculateStatements.Days;
import org.tillbridge.headquarters.validation.ValidateTransactions;

/// The end of the day: validates what has come, calculates the statements that are due and posts
/// them. One run at a time in a process; several processes share the statements.
public final class RunEndOfDay {

    private final ValidateTransactions validate;
    private final CalculateStatements calculate;
    private final PostStatements post;

    public RunEndOfDay(ValidateTransactions validate, CalculateStatements calculate, PostStatements post) {
        this.validate = validate;
        this.calculate = calculate;
        this.post = post;
    }

    /// What a run did.
    public record Outcome(ValidateTransactions.Outcome validated, int calculated, int posted, int failed) {}

    public synchronized Outcome run(Selection selection, Days days) {
        ValidateTransactions.Outcome validated = validate.run();
        int calculated = calculate.run(selection, days);
        PostStatements.Outcome posted = post.run(selection);
        return new Outcome(validated, calculated, posted.posted(), posted.failed());
    }
}
