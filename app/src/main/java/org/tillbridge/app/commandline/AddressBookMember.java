package org.tillbridge.app.commandline;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// What entering and leaving an address book share: which book, and who.
final class AddressBookMember {

    @Parameters(paramLabel = "BOOK", description = "The address book; its first member makes it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String book;

    @Option(names = "--group", paramLabel = "GROUP", description = "A group of stores, as tillbridge stores lists it.")
    @Nullable
    private String group;

    @Option(names = "--customer", paramLabel = "CUSTOMER", description = "A customer, by account ID or UUID.")
    @Nullable
    private String customer;

    @Option(
            names = "--legal-entity",
            paramLabel = "ID",
            description = "The customer's; may be left out if there is one.")
    @Nullable
    private String legalEntity;

    @Option(names = "--dry-run", description = "Says what it would change; changes nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    /// @param action as the API calls it
    /// @param words  what becomes of the member, after *is* or *would be*
    int run(RootCommand root, String action, String words) {
        if ((group == null) == (customer == null)) {
            throw new TillbridgeException(ErrorCode.user("NobodyNamed"), "Say who: --group or --customer, one of them");
        }
        Map<String, @Nullable Object> member = new LinkedHashMap<>();
        member.put("group", group);
        member.put("customer", customer);
        member.put("legalEntity", legalEntity);
        JsonNode outcome = OperatorLine.of(root.configuration())
                .postJson(
                        "address-books/%s/%s?preview=%s".formatted(OperatorLine.encoded(book), action, preview),
                        member);
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(outcome);
        } else {
            print(output, outcome, words);
        }
        return ExitCode.DONE.number();
    }

    private void print(Output output, JsonNode outcome, String words) {
        String who = group != null ? "Group " + group : "Customer " + customer;
        if (!outcome.path("changed").asBoolean()) {
            output.line("%s is %s address book %s already.".formatted(who, words, book));
            return;
        }
        output.line("%s %s %s address book %s.%s"
                .formatted(who, preview ? "would be" : "is", words, book, preview ? " Nothing was changed." : ""));
        String takes = outcome.path("takes").asString();
        if (!takes.equals("NOT_A_GROUP")) {
            output.line("Its stores %s sent %s."
                    .formatted(
                            preview ? "would be" : "are",
                            takes.equals("EVERY_CUSTOMER")
                                    ? "every customer of their legal entity, as the group is in no address book"
                                    : "the customers of its address books, and no others"));
        }
    }
}
