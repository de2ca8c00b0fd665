package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge users password NAME`.
@Command(
        name = "password",
        description = {
            "Prints a link with which a person chooses another password: it works once, within 24 hours.",
            "Until then the old one stays."
        },
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge users password anna")
final class UsersPasswordCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private UsersCommand users;

    @Parameters(paramLabel = "NAME", description = "As tillbridge users lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        return users.answered(json, line -> {
            JsonNode made = line.post("users/%s/password-link".formatted(OperatorLine.encoded(name)));
            return new UsersCommand.Answer(
                    made,
                    "User %s chooses another password at: %s"
                            .formatted(name, line.welcome(made.path("code").asString())));
        });
    }
}
