package org.tillbridge.app.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge profiles`: how stores behave.
@Command(
        name = "profiles",
        description =
                "Lists the functionality profiles: how the stores that follow one create customers, look for them and take "
                        + "orders, and how many of them have downloaded what it says now.",
        subcommands = {ProfilesSetCommand.class, ProfilesShortcutsCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge profiles",
            "  tillbridge profiles set default create-customers=sync --dry-run   what would change, and for whom",
            "  tillbridge profiles set default create-customers=sync",
            "  tillbridge profiles shortcuts default phone email card            what tills offer to search by at once",
            "  tillbridge status                                                 what each store applies, and since when"
        })
final class ProfilesCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode profiles = line().get("profiles");
        Output output = output(json);
        if (output.isJson()) {
            output.json(profiles);
            return ExitCode.DONE.number();
        }
        List<List<String>> rows = new ArrayList<>();
        profiles.forEach(profile -> rows.add(List.of(
                profile.path("profile").asString(),
                profile.path("name").asString(),
                word(profile, "createCustomers"),
                word(profile, "secondaryContacts"),
                word(profile, "customerSearch"),
                word(profile, "orderMode"),
                profile.path("orderHoldCode").asString(),
                profile.path("version").asString(),
                ScheduleText.listed(profile.path("stores")),
                applied(profile))));
        output.table(
                List.of(
                        "PROFILE",
                        "NAME",
                        "CREATE CUSTOMERS",
                        "SECONDARY CONTACTS",
                        "CUSTOMER SEARCH",
                        "ORDER MODE",
                        "HOLD CODE",
                        "VERSION",
                        "STORES",
                        "APPLIED BY"),
                rows);
        return ExitCode.DONE.number();
    }

    static String word(JsonNode profile, String setting) {
        return profile.path(setting).asString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String applied(JsonNode profile) {
        int stores = profile.path("stores").size();
        return stores == 0 ? "-" : "%d of %d".formatted(profile.path("applied").size(), stores);
    }

    OperatorLine line() {
        return OperatorLine.of(root.configuration());
    }

    Output output(boolean asJson) {
        return Output.of(root.terminal(), asJson);
    }
}
