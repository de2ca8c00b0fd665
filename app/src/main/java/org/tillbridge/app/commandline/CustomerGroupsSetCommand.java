package org.tillbridge.app.commandline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge customer-groups set GROUP`: its name and its dimensions.
@Command(
        name = "set",
        description = "Adds a customer group, or gives it another name or other dimensions. Customers numbered before "
                + "keep the dimensions they have.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge customer-groups set retail --name 'Retail customers'",
            "  tillbridge customer-groups set retail --dimension Department=010 --dry-run",
            "  tillbridge customer-groups set retail --dimension Department=      without this dimension"
        })
final class CustomerGroupsSetCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CustomerGroupsCommand groups;

    @Parameters(paramLabel = "GROUP", description = "Its code, as customers name it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String group;

    @Option(names = "--legal-entity", paramLabel = "ID", description = "Whose group; may be left out if there is one.")
    @Nullable
    private String legalEntity;

    @Option(names = "--name", paramLabel = "NAME", description = "What people call it.")
    @Nullable
    private String name;

    @Option(
            names = "--dimension",
            paramLabel = "NAME=VALUE",
            description = "A financial dimension; an empty value takes it away. May be repeated.")
    private Map<String, String> dimensions = new LinkedHashMap<>();

    @Option(names = "--dry-run", description = "Says what the group would be; changes nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
        wanted.put("legalEntity", legalEntity);
        wanted.put("name", name);
        wanted.put("dimensions", dimensions);
        RootCommand root = groups.root();
        JsonNode answer = OperatorLine.of(root.configuration())
                .postJson("customer-groups/%s?preview=%s".formatted(OperatorLine.encoded(group), preview), wanted);
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(answer);
        } else {
            output.line("Group %s of %s %s called %s; dimensions: %s.%s"
                    .formatted(
                            group,
                            answer.path("legalEntity").asString(),
                            preview ? "would be" : "is",
                            answer.path("name").asString(),
                            CustomerGroupsCommand.dimensions(answer),
                            preview ? " Nothing was changed." : ""));
        }
        return ExitCode.DONE.number();
    }
}
