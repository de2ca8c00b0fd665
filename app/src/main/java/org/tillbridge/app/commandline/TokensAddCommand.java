package org.tillbridge.app.commandline;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.app.roles.PrivateFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge tokens add NAME`.
@Command(
        name = "add",
        description = {
            "Makes a token. It is shown this once, or written to a file only you can read; headquarters keeps a hash of it.",
            "Who has it calls headquarters with: --set operator.token-file=FILE, or TILLBRIDGE_OPERATOR_TOKEN_FILE."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge tokens add anna --file anna.token               may look, not change",
            "  tillbridge tokens add helpdesk --role operator --file helpdesk.token"
        })
final class TokensAddCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private TokensCommand tokens;

    @Parameters(paramLabel = "NAME", description = "Whose it is; the audit trail names it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Option(
            names = "--role",
            paramLabel = "auditor|operator|administrator",
            defaultValue = "auditor",
            description = {
                "auditor: to look. operator: also to run, repair and set. administrator: also to say who may come in.",
                "Default: ${DEFAULT-VALUE}."
            })
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String role;

    @Option(names = "--file", paramLabel = "FILE", description = "Where to write it, instead of showing it.")
    private @Nullable Path file;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode made = tokens.line()
                .post("tokens/%s?role=%s".formatted(OperatorLine.encoded(name), OperatorLine.encoded(role)));
        Output output = tokens.output(json);
        String token = made.path("token").asString();
        Path target = file == null ? null : tokens.root().terminal().directory().resolve(file);
        if (target != null) {
            PrivateFile.write(target, token);
        }
        if (output.isJson()) {
            output.json(target == null ? made : new Written(name, role, target.toString()));
        } else {
            output.line("Token %s, %s: %s".formatted(name, may(), target == null ? token : "written to " + target));
        }
        return ExitCode.DONE.number();
    }

    private String may() {
        return role.equalsIgnoreCase("auditor") ? "which may look and change nothing" : "with the role " + role;
    }

    private record Written(String name, String role, String file) {}
}
