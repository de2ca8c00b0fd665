package org.tillbridge.app.commandline;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tillbridge.headquarters.duplicates.DuplicateRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge duplicates rules`: what makes two customers alike.
@Command(
        name = "rules",
        description =
                "Shows how many points each rule is worth and how many are enough, or sets them. A rule of no points "
                        + "does not count. What changes from then on is judged by it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge duplicates rules",
            "  tillbridge duplicates rules --worth same-phone=30      a phone alone is not enough"
        })
final class DuplicatesRulesCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private DuplicatesCommand duplicates;

    @Option(names = "--worth", paramLabel = "RULE=POINTS", description = "May be repeated.")
    private Map<String, Integer> points = Map.of();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        OperatorLine headquarters = duplicates.headquarters();
        points.forEach((rule, worth) ->
                headquarters.post("duplicates/rules/%s?points=%d".formatted(OperatorLine.encoded(rule), worth)));
        List<DuplicateRules.Rule> rules = List.of(headquarters.get("duplicates/rules", DuplicateRules.Rule[].class));
        Output output = duplicates.output(json);
        if (output.isJson()) {
            output.json(rules);
        } else {
            output.table(
                    List.of("RULE", "POINTS"),
                    rules.stream()
                            .map(rule -> List.of(DuplicateScreen.word(rule.rule()), String.valueOf(rule.points())))
                            .toList());
        }
        return ExitCode.DONE.number();
    }
}
