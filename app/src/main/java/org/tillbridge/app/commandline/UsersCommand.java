package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.tillbridge.headquarters.people.Person;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge users`: who signs in at headquarters.
@Command(
        name = "users",
        description = {
            "Lists the people who may sign in at headquarters, with their roles.",
            "Programs have tokens instead: tillbridge tokens."
        },
        subcommands = {
            UsersAddCommand.class,
            UsersSetCommand.class,
            UsersLockCommand.class,
            UsersUnlockCommand.class,
            UsersPasswordCommand.class,
            UsersRemoveCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge users",
            "  tillbridge users add anna --role operator",
            "  tillbridge users lock anna",
            "  tillbridge users password anna        a link to choose another password"
        })
final class UsersCommand implements Callable<Integer> {

    private static final List<String> HEADING = List.of("USER", "ROLE", "STATE", "SIGNED IN", "ADDED");

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    /// What a step came to: for programs, for people.
    record Answer(Object json, String line) {}

    @Override
    public Integer call() {
        var people = List.of(OperatorLine.of(root.configuration()).get("users", Person[].class));
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(people);
        } else if (people.isEmpty()) {
            output.line("Nobody signs in yet. Add someone with: tillbridge users add NAME --role ROLE");
        } else {
            var time = TimeText.at(Instant.now());
            output.table(
                    HEADING, people.stream().map(person -> row(person, time)).toList());
        }
        return ExitCode.DONE.number();
    }

    /// Runs one step of an administrator and prints what it came to.
    int answered(boolean asJson, Function<OperatorLine, Answer> step) {
        Answer answer = step.apply(OperatorLine.of(root.configuration()));
        Output output = Output.of(root.terminal(), asJson);
        if (output.isJson()) {
            output.json(answer.json());
        } else {
            output.line(answer.line());
        }
        return ExitCode.DONE.number();
    }

    private static List<String> row(Person person, TimeText time) {
        return List.of(
                person.name(),
                person.role().word(),
                person.state().name().toLowerCase(Locale.ROOT),
                person.lastSignIn() == null ? "never" : time.age(person.lastSignIn()) + " ago",
                time.age(person.madeAt()) + " ago");
    }
}
