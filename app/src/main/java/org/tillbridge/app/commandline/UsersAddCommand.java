package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge users add NAME`.
@Command(
        name = "add",
        description = {
            "Adds a person and prints a link with which they choose a password: it works once, within 24 hours.",
            "Headquarters sends no mail; give the link to them yourself."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge users add anna                    may look, not change",
            "  tillbridge users add janis --role operator"
        })
final class UsersAddCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private UsersCommand users;

    @Parameters(paramLabel = "NAME", description = "What they sign in with; small letters, digits and . _ @ -")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Option(
            names = "--role",
            paramLabel = "auditor|operator|administrator",
            defaultValue = "auditor",
            description =
                    "auditor: to look. operator: also to run, repair and set. administrator: also to say who may come in.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String role;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        return users.answered(json, line -> {
            JsonNode added =
                    line.post("users/%s?role=%s".formatted(OperatorLine.encoded(name), OperatorLine.encoded(role)));
            return new UsersCommand.Answer(
                    added,
                    "User %s, %s, chooses a password at: %s"
                            .formatted(
                                    name, role, line.welcome(added.path("code").asString())));
        });
    }
}
