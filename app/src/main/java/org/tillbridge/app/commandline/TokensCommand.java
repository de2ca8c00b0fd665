package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.tillbridge.headquarters.operators.OperatorTokens.Token;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge tokens`: by which people and programs call headquarters.
@Command(
        name = "tokens",
        description = {
            "Lists the tokens that were made beside the one headquarters keeps in its data directory, which may do everything.",
            "An auditor may look at everything and change nothing, an operator may change, an administrator also says who may. "
                    + "The audit trail names the token and the person."
        },
        subcommands = {TokensAddCommand.class, TokensRevokeCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge tokens",
            "  tillbridge tokens add anna --role auditor --file anna.token",
            "  tillbridge --set operator.token-file=anna.token requests",
            "  tillbridge tokens revoke anna"
        })
final class TokensCommand implements Callable<Integer> {

    private static final List<String> HEADING = List.of("TOKEN", "ROLE", "MADE", "");

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var tokens = List.of(line().get("tokens", Token[].class));
        Output output = output(json);
        if (output.isJson()) {
            output.json(tokens);
        } else if (tokens.isEmpty()) {
            output.line(
                    "There is only the token of headquarters' data directory. Make one with: tillbridge tokens add NAME");
        } else {
            var time = TimeText.at(Instant.now());
            output.table(HEADING, tokens.stream().map(token -> row(token, time)).toList());
        }
        return ExitCode.DONE.number();
    }

    OperatorLine line() {
        return OperatorLine.of(root.configuration());
    }

    RootCommand root() {
        return root;
    }

    Output output(boolean asJson) {
        return Output.of(root.terminal(), asJson);
    }

    private static List<String> row(Token token, TimeText time) {
        return List.of(
                token.name(),
                token.role().word(),
                time.age(token.madeAt()) + " ago",
                token.revokedAt() == null ? "" : "revoked %s ago".formatted(time.age(token.revokedAt())));
    }
}
