package org.tillbridge.app.commandline;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tillbridge.headquarters.duplicates.DuplicatePair;
import org.tillbridge.headquarters.duplicates.DuplicateState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge duplicates show CUSTOMER`: everybody she was put beside.
@Command(
        name = "show",
        description = "Shows a customer beside each one she may be the same person as, field by field.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge duplicates show 000042")
final class DuplicatesShowCommand implements Callable<Integer> {

    private static final int MOST = 50;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private DuplicatesCommand duplicates;

    @Parameters(index = "0", paramLabel = "CUSTOMER", description = "Account ID, UUID or e-mail.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String customer;

    @Option(names = "--json", description = "Prints a JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        OperatorLine headquarters = duplicates.headquarters();
        Output output = duplicates.output(json);
        List<DuplicatePair> pairs = Stream.of(DuplicateState.values())
                .flatMap(state -> Stream.of(headquarters.get(path(state), DuplicatePair[].class)))
                .toList();
        if (pairs.isEmpty() && !output.isJson()) {
            output.line("Nobody is like her.");
        }
        pairs.forEach(pair -> DuplicateScreen.compare(output, pair));
        return ExitCode.DONE.number();
    }

    private String path(DuplicateState state) {
        return "duplicates?most=%d&state=%s&customer=%s"
                .formatted(MOST, state.name().toLowerCase(Locale.ROOT), OperatorLine.encoded(customer));
    }
}
