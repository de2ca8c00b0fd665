package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge stores set STORE`: what its new customers take over, and when its day ends.
@Command(
        name = "set",
        description = {
            "Says what new customers of a store take over where their card is blank: type, customer group, receipt option, "
                    + "currency and language of the store's default customer, the dimensions of her group, and her address books.",
            "Says also when its day of business ends: what is rung up after midnight and before that counts to the day before.",
            "The store knows it when its next packages 1070 and 1010 are applied; until then it fills in what it knew."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge stores set 001 --default-customer 000001 --dry-run",
            "  tillbridge stores set 001 --default-customer 000001 --copy-receipt-email yes",
            "  tillbridge stores set 001 --default-customer none",
            "  tillbridge stores set 001 --day-ends-at 04:00"
        })
final class StoresSetCommand implements Callable<Integer> {

    /// On or off.
    enum Answer {
        yes,
        no
    }

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private StoresCommand stores;

    @Parameters(paramLabel = "STORE", description = "The store, as tillbridge stores lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String store;

    @Option(
            names = "--default-customer",
            paramLabel = "CUSTOMER",
            description = "A customer of the store's legal entity, by account ID or UUID, or none.")
    @Nullable
    private String customer;

    @Option(
            names = "--copy-receipt-email",
            paramLabel = "yes|no",
            description = "Whether a new customer without a receipt e-mail gets the default customer's. At first: no.")
    @Nullable
    private Answer copyReceiptEmail;

    @Option(
            names = "--day-ends-at",
            paramLabel = "HH:MM",
            description = "When the store's day of business ends, by its own clock. At first: 00:00.")
    @Nullable
    private String dayEndsAt;

    @Option(names = "--dry-run", description = "Says what the store would have; changes nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (customer == null && copyReceiptEmail == null && dayEndsAt == null) {
            throw new TillbridgeException(
                    ErrorCode.user("NothingToSet"),
                    "Say what to set: --default-customer, --copy-receipt-email or --day-ends-at");
        }
        RootCommand root = stores.root();
        JsonNode settings = OperatorLine.of(root.configuration())
                .post("stores/%s/settings?preview=%s%s%s%s"
                        .formatted(OperatorLine.encoded(store), preview, customer(), copyReceiptEmail(), dayEndsAt()));
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(settings);
        } else {
            print(output, settings);
        }
        return ExitCode.DONE.number();
    }

    private void print(Output output, JsonNode settings) {
        String account = settings.path("defaultAccount").asString("");
        output.line("Store %s %s %s; the receipt e-mail %s copied.%s%s"
                .formatted(
                        store,
                        preview ? "would have" : "has",
                        account.isEmpty() ? "no default customer" : "default customer " + account,
                        settings.path("copyReceiptEmail").asBoolean() ? "is" : "is not",
                        endOfDay(settings.path("dayEndsAt").asString("")),
                        preview ? " Nothing was changed." : ""));
        if (settings.path("sharesNoBook").asBoolean()) {
            output.line("The store is not sent this customer, as they share no address book; until they do, only her "
                    + "address books and dimensions are taken over: tillbridge address-books assign BOOK --customer "
                    + account);
        }
    }

    private static String endOfDay(String time) {
        boolean isMidnight = time.isEmpty() || time.startsWith("00:00");
        return isMidnight ? "" : " Its day of business ends at %s.".formatted(time.substring(0, "HH:MM".length()));
    }

    private String dayEndsAt() {
        return dayEndsAt == null ? "" : "&dayEndsAt=" + OperatorLine.encoded(dayEndsAt);
    }

    private String customer() {
        return customer == null
                ? ""
                : "&defaultCustomer=" + OperatorLine.encoded(customer.equals("none") ? "" : customer);
    }

    private String copyReceiptEmail() {
        return copyReceiptEmail == null ? "" : "&copyReceiptEmail=" + (copyReceiptEmail == Answer.yes);
    }
}
