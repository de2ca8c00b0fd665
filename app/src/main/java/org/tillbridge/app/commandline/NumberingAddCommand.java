package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge numbering add SEQUENCE`.
@Command(
        name = "add",
        description = {
            "Adds a number sequence: of a customer group with account IDs of its own, of an operating unit, or for something new."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge numbering add demo/CUSTOMER_ACCOUNT --group VIP --format VIP-####",
            "  tillbridge numbering add demo/CUSTOMER_ACCOUNT --group VIP --format VIP-#### --yes",
            "  tillbridge numbering add demo/RECEIPT --unit 052 --format {operating-unit}-######## --no-continuous --yes"
        })
final class NumberingAddCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private NumberingCommand numbering;

    @Parameters(paramLabel = "SEQUENCE", description = "The legal entity and the code: demo/CUSTOMER_ACCOUNT.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Mixin
    private SequenceOptions options = new SequenceOptions();

    @Option(names = "--group", paramLabel = "GROUP", description = "The customer group it is for.")
    private String group = "";

    @Option(names = "--unit", paramLabel = "UNIT", description = "The operating unit it is for.")
    private String unit = "";

    @Override
    public Integer call() {
        return options.run(numbering, SequenceText.path(name, "/add", group.isEmpty() ? unit : group));
    }
}
