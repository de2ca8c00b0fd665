package org.tillbridge.app.commandline;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge address-books`: which stores are sent which customers.
@Command(
        name = "address-books",
        description = {
            "Lists the address books: which groups of stores and how many customers are in each.",
            "A group of stores is sent the customers it shares an address book with; a group in none is sent all."
        },
        subcommands = {AddressBooksAssignCommand.class, AddressBooksRemoveCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge address-books",
            "  tillbridge address-books assign baltics --customer 000001",
            "  tillbridge address-books assign baltics --group riga --dry-run",
            "  tillbridge address-books remove baltics --group riga"
        })
final class AddressBooksCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    RootCommand root() {
        return root;
    }

    @Override
    public Integer call() {
        JsonNode books = OperatorLine.of(root.configuration()).get("address-books");
        Output.of(root.terminal(), json)
                .list(
                        books,
                        "There are no address books; every store is sent every customer of its legal entity.",
                        List.of("ADDRESS BOOK", "GROUPS", "CUSTOMERS", "STAFF"),
                        book -> List.of(
                                book.path("addressBook").asString(),
                                groups(book),
                                Counted.number(book.path("customers").asLong()),
                                Counted.number(book.path("staff").asLong())));
        return ExitCode.DONE.number();
    }

    private static String groups(JsonNode book) {
        return book.path("groups").isEmpty() ? "none" : ScheduleText.listed(book.path("groups"));
    }
}
