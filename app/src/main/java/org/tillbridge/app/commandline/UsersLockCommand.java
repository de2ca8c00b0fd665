package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge users lock NAME`.
@Command(
        name = "lock",
        description = "Keeps a person out: their sessions end, and they cannot sign in until they are unlocked.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge users lock anna")
final class UsersLockCommand implements Callable<Integer> {

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
            JsonNode done = line.post("users/%s/lock".formatted(OperatorLine.encoded(name)));
            return new UsersCommand.Answer(done, "User %s is locked; their sessions have ended.".formatted(name));
        });
    }
}
