package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.repair.RequestDetail;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;

/// `tillbridge requests edit ID field=value…`: gives a held request other values.
@Command(
        name = "edit",
        description = {
            "Gives a held request other values. They are looked at by the rules of the stores; one that does not do changes "
                    + "nothing. What the store sent stays as it is, the edit is kept beside it: who, when, before and after.",
            "The store's own copy is not touched. The request stays held until tillbridge requests synchronize or retry."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge requests edit 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11 email=ilze@example.lv",
            "  tillbridge requests edit 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11 --clear colour --reason \"no such field\""
        })
final class RequestsEditCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RequestsCommand requests;

    @Parameters(index = "0", paramLabel = "REQUEST", description = "Its ID, as tillbridge requests lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private UUID id;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "FIELD=VALUE",
            description = "What the request asks for instead.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(
            names = "--clear",
            paramLabel = "FIELD",
            description =
                    "A change empties this field; a creation does not give it. A field no customer has is taken out. May be repeated.")
    private List<String> cleared = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever looks at it later.")
    private @Nullable String reason;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, @Nullable String> fields = new LinkedHashMap<>(values);
        cleared.forEach(field -> fields.put(field, null));
        if (fields.isEmpty()) {
            throw new TillbridgeException(
                    ErrorCode.user("FieldMissing"), "Name what to change: field=value, or --clear field");
        }
        Map<String, @Nullable Object> edit = new HashMap<>();
        edit.put("fields", fields);
        edit.put("reason", reason);
        RequestDetail edited = JSON.treeToValue(
                requests.headquarters().postJson("requests/%s/edit".formatted(id), edit), RequestDetail.class);
        print(requests.output(json), edited);
        return ExitCode.DONE.number();
    }

    static void print(Output output, RequestDetail edited) {
        if (output.isJson()) {
            output.json(edited);
            return;
        }
        new RequestDetailScreen(output, Instant.now()).print(edited);
        output.line("");
        output.line("Stored. Convert it now: tillbridge requests synchronize "
                + edited.request().requestId());
    }
}
