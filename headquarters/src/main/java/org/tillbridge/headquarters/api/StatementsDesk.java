package org.tillbridge.headquarters.api;

import org.tillbridge.headquarters.statements.CalculateStatements;
import org.tillbridge.headquarters.statements.ClearStatements;
import org.tillbridge.headquarters.statements.ListStatements;
import org.tillbridge.headquarters.statements.OpenSales;
import org.tillbridge.headquarters.statements.PostStatements;
import org.tillbridge.headquarters.statements.ShowStatement;
import org.tillbridge.headquarters.statements.StatementSettings;
import org.tillbridge.headquarters.validation.CorrectSale;
import org.tillbridge.headquarters.validation.ValidateTransactions;
import org.tillbridge.headquarters.validation.ValidationRules;

/// What an operator may see of statements and the sales in them, and do about them.
public record StatementsDesk(
        ListStatements list,
        ShowStatement show,
        OpenSales open,
        ValidateTransactions validate,
        CorrectSale correct,
        ValidationRules rules,
        CalculateStatements calculate,
        PostStatements post,
        ClearStatements clear,
        StatementSettings settings) {}
