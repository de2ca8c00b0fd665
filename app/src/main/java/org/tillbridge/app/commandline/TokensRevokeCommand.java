package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge tokens revoke NAME`.
@Command(
        name = "revoke",
        description = "Takes a token back: from now on it opens nothing. Its name is not given again.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge tokens revoke anna")
final class TokensRevokeCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private TokensCommand tokens;

    @Parameters(paramLabel = "NAME", description = "As tillbridge tokens lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode revoked = tokens.line().delete("tokens/" + OperatorLine.encoded(name));
        Output output = tokens.output(json);
        if (output.isJson()) {
            output.json(revoked);
        } else {
            output.line("Token %s opens nothing any more.".formatted(name));
        }
        return ExitCode.DONE.number();
    }
}
