package org.tillbridge.app.roles;

import java.time.InstantSource;
import java.util.List;
import org.tillbridge.headquarters.api.StatementsDesk;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.numbers.SequenceKey;
import org.tillbridge.headquarters.numbers.TakeNumbers;
import org.tillbridge.headquarters.sales.EditTransaction;
import org.tillbridge.headquarters.sales.PullCustomers;
import org.tillbridge.headquarters.statements.CalculateStatements;
import org.tillbridge.headquarters.statements.ClearStatements;
import org.tillbridge.headquarters.statements.ListStatements;
import org.tillbridge.headquarters.statements.OpenSales;
import org.tillbridge.headquarters.statements.PostStatements;
import org.tillbridge.headquarters.statements.RunEndOfDay;
import org.tillbridge.headquarters.statements.ShowStatement;
import org.tillbridge.headquarters.statements.StatementSettings;
import org.tillbridge.headquarters.validation.CorrectSale;
import org.tillbridge.headquarters.validation.ValidateTransactions;
import org.tillbridge.headquarters.validation.ValidationRules;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// The end of the day: what runs by itself, and what people see and do.
public final class StatementParts {

    private StatementParts() {}

    public static RunEndOfDay endOfDay(Database database, HeadquartersJobs jobs, InstantSource clock) {
        StatementsDesk desk = desk(database, jobs, clock);
        return new RunEndOfDay(desk.validate(), desk.calculate(), desk.post());
    }

    static StatementsDesk desk(Database database, HeadquartersJobs jobs, InstantSource clock) {
        PullCustomers customers = SalesParts.pull(database, jobs, clock);
        var audit = new AuditTrail(database, clock);
        var validate = new ValidateTransactions(database, customers, clock);
        return new StatementsDesk(
                new ListStatements(database),
                new ShowStatement(database),
                new OpenSales(database),
                validate,
                new CorrectSale(database, new EditTransaction(database, audit, clock), validate),
                new ValidationRules(database, audit),
                new CalculateStatements(database, clock),
                post(database, clock),
                new ClearStatements(database, clock),
                new StatementSettings(database, clock));
    }

    public static PostStatements post(Database database, InstantSource clock) {
        return new PostStatements(database, (entity, code, wanted) -> take(database, entity, code, wanted), clock);
    }

    private static List<String> take(Database database, String legalEntity, String sequence, int wanted) {
        TakeNumbers.Taken taken = new TakeNumbers(database).run(new SequenceKey(legalEntity, sequence, ""), wanted);
        TakeNumbers.Lack lack = taken.lack();
        if (lack != null) {
            throw new TillbridgeException(ErrorCode.user(lack.code()), lack.reason());
        }
        return taken.numbers();
    }
}
