package org.tillbridge.app.commandline;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge profiles set NAME SETTING=VALUE`.
@Command(
        name = "set",
        description = {
            "Changes a setting of a functionality profile; each of its stores follows once it has downloaded it.",
            "create-customers=sync: a store asks headquarters and shows the account ID at once; when headquarters "
                    + "cannot be reached, the customer is created all the same. Changes are brought to headquarters while the till waits, too. "
                    + "create-customers=async: it asks nobody.",
            "secondary-contacts=taken: a customer may have several e-mails and phones. refused: a till is told so. "
                    + "ignored: all the rest is stored.",
            "customer-search=all-stores: a till that does not say where looks among the customers of all stores; without "
                    + "an answer of headquarters, among its own. all-companies: among those of the chain's other companies, too. "
                    + "store: among its own.",
            "order-mode=sync: headquarters makes an order a sales order while the till waits; when it cannot, there is no order. "
                    + "sync-with-backup: when it cannot, the order is stored, and goes up with the next session. async: it always does.",
            "order-hold-code: why a sales order is on hold that a person changed before it was created."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge profiles set default create-customers=sync --dry-run",
            "  tillbridge profiles set online create-customers=async",
            "  tillbridge profiles set default secondary-contacts=refused",
            "  tillbridge profiles set default customer-search=all-stores",
            "  tillbridge profiles set default order-mode=sync-with-backup",
            "  tillbridge profiles set default order-hold-code=SYNC-ERROR"
        })
final class ProfilesSetCommand implements Callable<Integer> {

    private static final String HOLD_CODE = "orderHoldCode";

    /// The settings, and what a profile calls them in an answer.
    private static final Map<String, String> SETTINGS = Map.of(
            "create-customers", "createCustomers",
            "secondary-contacts", "secondaryContacts",
            "customer-search", "customerSearch",
            "order-mode", "orderMode",
            "order-hold-code", HOLD_CODE);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private ProfilesCommand profiles;

    @Parameters(index = "0", paramLabel = "NAME", description = "The profile, as tillbridge profiles lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Parameters(
            index = "1",
            paramLabel = "SETTING=VALUE",
            description =
                    "create-customers=sync|async, secondary-contacts=taken|refused|ignored, "
                            + "customer-search=store|all-stores|all-companies, order-mode=async|sync|sync-with-backup or order-hold-code=CODE.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String setting;

    @Option(names = "--dry-run", description = "Says what would change, and for which stores; changes nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        String[] said = setting.split("=", 2);
        if (said.length < 2 || !SETTINGS.containsKey(said[0])) {
            throw new TillbridgeException(
                    ErrorCode.user("SettingUnknown"),
                    "A profile has no setting %s; say create-customers=sync or create-customers=async, or secondary-contacts=taken, =refused or =ignored, or customer-search=store, =all-stores or =all-companies, or order-mode=async, =sync or =sync-with-backup, or order-hold-code=CODE"
                            .formatted(said[0]));
        }
        JsonNode profile = profiles.line()
                .post("profiles/%s?%s=%s&preview=%s"
                        .formatted(OperatorLine.encoded(name), said[0], OperatorLine.encoded(said[1]), preview));
        Output output = profiles.output(json);
        if (output.isJson()) {
            output.json(profile);
        } else {
            output.line(sentence(profile, said[0]));
        }
        return ExitCode.DONE.number();
    }

    private String sentence(JsonNode profile, String said) {
        String called = Objects.requireNonNull(SETTINGS.get(said));
        String value =
                called.equals(HOLD_CODE) ? profile.path(called).asString() : ProfilesCommand.word(profile, called);
        int stores = profile.path("stores").size();
        String whose = stores == 0
                ? "no store follows it"
                : "for %s: %s".formatted(Counted.of(stores, "store"), ScheduleText.listed(profile.path("stores")));
        return preview
                ? "Profile %s would have %s=%s in version %s, %s. Nothing was changed."
                        .formatted(name, said, value, profile.path("version").asString(), whose)
                : "Profile %s has %s=%s in version %s, %s. Each follows once it has downloaded it; tillbridge status shows when."
                        .formatted(name, said, value, profile.path("version").asString(), whose);
    }
}
