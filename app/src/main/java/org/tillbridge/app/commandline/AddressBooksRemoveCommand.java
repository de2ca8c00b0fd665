package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// `tillbridge address-books remove`.
@Command(
        name = "remove",
        description =
                "Takes a group of stores, or a customer, out of an address book. What a group no longer shares leaves its stores.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge address-books remove baltics --customer 000001",
            "  tillbridge address-books remove baltics --group riga --dry-run"
        })
final class AddressBooksRemoveCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private AddressBooksCommand books;

    @Mixin
    private final AddressBookMember member = new AddressBookMember();

    @Override
    public Integer call() {
        return member.run(books.root(), "remove", "out of");
    }
}
