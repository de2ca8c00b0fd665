package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge users set NAME`.
@Command(
        name = "set",
        description = "Gives a person another role. Their sessions end.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge users set anna --role operator")
final class UsersSetCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private UsersCommand users;

    @Parameters(paramLabel = "NAME", description = "As tillbridge users lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Option(
            names = "--role",
            paramLabel = "auditor|operator|administrator",
            required = true,
            description =
                    "auditor: to look. operator: also to run, repair and set. administrator: also to say who may come in.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String role;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        return users.answered(json, line -> {
            JsonNode set = line.post(
                    "users/%s/role?role=%s".formatted(OperatorLine.encoded(name), OperatorLine.encoded(role)));
            return new UsersCommand.Answer(
                    set, "User %s has the role %s now; their sessions have ended.".formatted(name, role));
        });
    }
}
