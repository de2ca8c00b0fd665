package org.tillbridge.app.commandline;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge statements rules`: what a sale must keep to.
@Command(
        name = "rules",
        description =
                "Shows what a sale or return must keep to before a statement takes it, or switches a rule on or off. What "
                        + "has failed by it is validated anew with: tillbridge statements validate --again.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge statements rules", "  tillbridge statements rules --off negative-price"})
final class StatementsRulesCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private StatementsCommand statements;

    @Option(names = "--on", paramLabel = "RULE", description = "Switches a rule on.")
    private @Nullable String on;

    @Option(names = "--off", paramLabel = "RULE", description = "Switches a rule off.")
    private @Nullable String off;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        OperatorLine headquarters = statements.headquarters();
        if (on != null) {
            headquarters.post("statements/rules/%s/on".formatted(OperatorLine.encoded(on)));
        }
        if (off != null) {
            headquarters.post("statements/rules/%s/off".formatted(OperatorLine.encoded(off)));
        }
        statements
                .output(json)
                .list(
                        headquarters.get("statements/rules"),
                        "There are no rules.",
                        List.of("RULE", "OF", "STATE", "WHAT IT DEMANDS"),
                        rule -> List.of(
                                StatementText.word(rule.path("rule")).replace(' ', '-'),
                                StatementText.word(rule.path("level")),
                                rule.path("enabled").asBoolean() ? "on" : "off",
                                rule.path("demands").asString()));
        return ExitCode.DONE.number();
    }
}
