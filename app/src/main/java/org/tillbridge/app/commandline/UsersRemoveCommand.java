package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge users remove NAME`.
@Command(
        name = "remove",
        description =
                "Removes a person: their sessions end, they sign in no more. The name is not given again; the audit trail knows them by it.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge users remove anna")
final class UsersRemoveCommand implements Callable<Integer> {

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
            JsonNode done = line.delete("users/%s".formatted(OperatorLine.encoded(name)));
            return new UsersCommand.Answer(done, "User %s is removed; their sessions have ended.".formatted(name));
        });
    }
}
