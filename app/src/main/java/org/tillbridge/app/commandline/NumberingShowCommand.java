package org.tillbridge.app.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge numbering show SEQUENCE`: one sequence, and who changed what.
@Command(
        name = "show",
        description = "Shows one number sequence, and what was changed when and by whom.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge numbering show demo/CUSTOMER_ACCOUNT",
            "  tillbridge numbering show demo/CUSTOMER_ACCOUNT/VIP"
        })
final class NumberingShowCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private NumberingCommand numbering;

    @Parameters(paramLabel = "SEQUENCE", description = "The sequence, as tillbridge numbering lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode whole = numbering.line().get(SequenceText.path(name, "", ""));
        Output output = numbering.output(json);
        if (output.isJson()) {
            output.json(whole);
            return ExitCode.DONE.number();
        }
        SequenceText.table(output, List.of(whole.path("sequence")));
        output.line("");
        print(whole.path("history"), output);
        return ExitCode.DONE.number();
    }

    private static void print(JsonNode history, Output output) {
        List<List<String>> rows = new ArrayList<>();
        history.forEach(event -> rows.add(List.of(
                event.path("at").asString(),
                event.path("actor").asString(),
                event.path("action").asString().equals("numbering.add") ? "added" : "changed",
                event.path("detail").asString().replaceAll("[{}\"]", ""))));
        if (rows.isEmpty()) {
            output.line("Nobody has changed it since it was set up.");
            return;
        }
        output.table(List.of("WHEN", "WHO", "", "WHAT"), rows);
    }
}
