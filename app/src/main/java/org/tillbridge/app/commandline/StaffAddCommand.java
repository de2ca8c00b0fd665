package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge staff add ID`.
@Command(
        name = "add",
        description = {
            "Adds someone who logs on at the tills, or gives one another name or role; prints a new PIN, this once.",
            "An application gets a secret instead of a PIN. Stores know them when their next package 1060 is applied."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge staff add 000160 --name Ilze",
            "  tillbridge staff add 000170 --name Anna --role store-manager",
            "  tillbridge staff add webshop --name Webshop --role application"
        })
final class StaffAddCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private StaffCommand staff;

    @Parameters(paramLabel = "ID", description = "1 to 50 letters, digits, dots and hyphens.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String id;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "What receipts and people say.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Option(
            names = "--role",
            paramLabel = "cashier|store-manager|application",
            defaultValue = "cashier",
            description = "What they may do at a store's door. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String role;

    @Option(names = "--legal-entity", paramLabel = "ENTITY", description = "Needed where there are several.")
    private @Nullable String legalEntity;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        return staff.done(
                json,
                line -> line.post(StaffCommand.path(
                        id,
                        "?name=%s&role=%s".formatted(OperatorLine.encoded(name), OperatorLine.encoded(role)),
                        legalEntity)),
                answer -> "Staff %s, %s, logs on with: %s"
                        .formatted(id, role, answer.path("pin").asString()));
    }
}
