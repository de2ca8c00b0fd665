package org.tillbridge.app.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.search.FoundPage;
import org.tillbridge.headquarters.search.FoundPage.Found;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge customers search`: customers of all stores by what people know of them.
@Command(
        name = "search",
        description =
                "Finds customers of all stores by beginnings of words in any order, by e-mail, phone, address, card "
                        + "or account, the best first. Several options: who fits all of them. Who was merged is shown as whom she "
                        + "was merged into. Customers that wait for their account ID are found by: tillbridge trace.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge customers search berz ilze",
            "  tillbridge customers search --phone '26 190' --country LV",
            "  tillbridge customers search --name berz --address 'Dzirnavu 7'",
            "  tillbridge customers search berz --most 100 --json | jq '.customers[].accountId'"
        })
final class CustomersSearchCommand implements Callable<Integer> {

    private static final List<String> HEADING =
            List.of("ACCOUNT", "CUSTOMER", "PHONE", "E-MAIL", "ADDRESS", "FOUND BY");

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CustomersCommand customers;

    @Parameters(arity = "0..*", paramLabel = "WORDS", description = "What is looked for in everything.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--name", paramLabel = "TEXT", description = "Words of the name.")
    private @Nullable String name;

    @Option(names = "--email", paramLabel = "TEXT", description = "The beginning of an e-mail.")
    private @Nullable String email;

    @Option(names = "--phone", paramLabel = "TEXT", description = "The beginning of a phone, however it is written.")
    private @Nullable String phone;

    @Option(names = "--address", paramLabel = "TEXT", description = "Street and number, or a postal code.")
    private @Nullable String address;

    @Option(names = "--card", paramLabel = "NUMBER", description = "A loyalty card.")
    private @Nullable String card;

    @Option(names = "--account", paramLabel = "ID", description = "An account ID or a UUID.")
    private @Nullable String account;

    @Option(names = "--legal-entity", paramLabel = "ID", description = "Only its customers. Default: of all.")
    private @Nullable String legalEntity;

    @Option(
            names = "--country",
            paramLabel = "CODE",
            description = "The country phones are dialled in without its code, such as LV.")
    private @Nullable String country;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "25",
            description = "How many, 100 at most. Default: ${DEFAULT-VALUE}.")
    private int most;

    @Option(names = "--after", paramLabel = "PAGE", description = "The next page, as the one before names it.")
    private @Nullable String after;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        RootCommand root = customers.root();
        FoundPage page = OperatorLine.of(root.configuration()).get(query(), FoundPage.class);
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(page);
        } else if (page.customers().isEmpty()) {
            output.line("Nobody is found by that. Who waits for an account ID is found by: tillbridge trace");
        } else {
            print(output, page);
        }
        return ExitCode.DONE.number();
    }

    private String query() {
        return "customers/search?most=" + most
                + OperatorLine.parameter("any", words.isEmpty() ? null : String.join(" ", words))
                + OperatorLine.parameter("name", name)
                + OperatorLine.parameter("email", email)
                + OperatorLine.parameter("phone", phone)
                + OperatorLine.parameter("address", address)
                + OperatorLine.parameter("card", card)
                + OperatorLine.parameter("account", account)
                + OperatorLine.parameter("legalEntity", legalEntity)
                + OperatorLine.parameter("country", country)
                + OperatorLine.parameter("after", after);
    }

    private static void print(Output output, FoundPage page) {
        output.table(
                HEADING,
                page.customers().stream().map(CustomersSearchCommand::row).toList());
        if (page.next() != null) {
            output.line("");
            output.line("There are more: --after %s, or --most N".formatted(page.next()));
        }
    }

    private static List<String> row(Found found) {
        return List.of(
                Objects.requireNonNullElse(found.accountId(), found.customerId().toString()),
                found.name(),
                Objects.requireNonNullElse(found.phone(), ""),
                Objects.requireNonNullElse(found.email(), ""),
                Objects.requireNonNullElse(found.address(), ""),
                foundBy(found));
    }

    /// The field; and which of several it was, where the row does not show it.
    private static String foundBy(Found found) {
        String field = found.matched().name().toLowerCase(Locale.ROOT);
        String value = found.matchedValue();
        boolean isShown = value == null
                || value.equals(found.phone())
                || value.equals(found.email())
                || value.equals(found.address());
        return isShown ? field : field + " " + value;
    }
}
