package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.tillbridge.headquarters.repair.RequestDetail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge requests number ID ACCOUNT`: names the account ID of a new customer.
@Command(
        name = "number",
        description = {
            "Names the account ID of a customer whose number sequence is manual, and creates her at headquarters. "
                    + "An account that somebody has, or that a sequence of the legal entity can count to, is refused.",
            "tillbridge requests --reason NumberSequenceManual lists those that wait for one."
        },
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge requests number 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11 OLD-4711")
final class RequestsNumberCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RequestsCommand requests;

    @Parameters(index = "0", paramLabel = "REQUEST", description = "Its ID, as tillbridge requests lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private UUID id;

    @Parameters(index = "1", paramLabel = "ACCOUNT", description = "The account ID she gets.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String account;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        RequestDetail done = requests.headquarters()
                .post(
                        "requests/%s/number?account=%s".formatted(id, OperatorLine.encoded(account)),
                        RequestDetail.class);
        Output output = requests.output(json);
        if (output.isJson()) {
            output.json(done);
        } else {
            new RequestDetailScreen(output, Instant.now()).print(done);
        }
        return ExitCode.DONE.number();
    }
}
