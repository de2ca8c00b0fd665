package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge users unlock NAME`.
@Command(
        name = "unlock",
        description = "Lets a person sign in again who was locked.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge users unlock anna")
final class UsersUnlockCommand implements Callable<Integer> {

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
            JsonNode done = line.post("users/%s/unlock".formatted(OperatorLine.encoded(name)));
            return new UsersCommand.Answer(done, "User %s may sign in again.".formatted(name));
        });
    }
}
