package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// `tillbridge address-books assign`.
@Command(
        name = "assign",
        description = "Puts a group of stores, or a customer, into an address book.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge address-books assign baltics --customer 000001",
            "  tillbridge address-books assign baltics --group riga --dry-run"
        })
final class AddressBooksAssignCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private AddressBooksCommand books;

    @Mixin
    private final AddressBookMember member = new AddressBookMember();

    @Override
    public Integer call() {
        return member.run(books.root(), "assign", "in");
    }
}
