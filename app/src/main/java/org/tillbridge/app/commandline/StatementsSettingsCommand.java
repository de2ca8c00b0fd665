package org.tillbridge.app.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge statements settings`: how statements are made and posted.
@Command(
        name = "settings",
        description = {
            "Shows how statements are made and posted, or changes a setting; it holds from the next run on.",
            "clearing=refused: no statement is cleared. counting=required: the shifts of a day are posted only when every tender "
                    + "they took was counted. statements-at-once, lines-at-once: how many go from state to state in one transaction."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge statements settings",
            "  tillbridge statements settings clearing=refused --dry-run",
            "  tillbridge statements settings counting=required",
            "  tillbridge statements settings lines-at-once=20000"
        })
final class StatementsSettingsCommand implements Callable<Integer> {

    private static final Set<String> SETTINGS = Set.of("clearing", "counting", "statements-at-once", "lines-at-once");

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private StatementsCommand statements;

    @Parameters(
            arity = "0..1",
            paramLabel = "SETTING=VALUE",
            description = "clearing=allowed|refused, counting=required|not-required, statements-at-once=1..500 or "
                    + "lines-at-once=1000..1000000.")
    private @Nullable String setting;

    @Option(names = "--dry-run", description = "Shows what would be set; changes nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        OperatorLine headquarters = statements.headquarters();
        JsonNode settings =
                setting == null ? headquarters.get("statements/settings") : headquarters.post(change(setting));
        Output output = statements.output(json);
        if (output.isJson()) {
            output.json(settings);
            return ExitCode.DONE.number();
        }
        output.table(List.of("SETTING", "VALUE", "WHAT IT SAYS"), rows(settings));
        String version = settings.path("version").asString();
        output.line(
                preview && setting != null
                        ? "It would be version %s. Nothing was changed.".formatted(version)
                        : "Version %s.".formatted(version));
        return ExitCode.DONE.number();
    }

    private String change(String given) {
        String[] said = given.split("=", 2);
        if (said.length < 2 || !SETTINGS.contains(said[0])) {
            throw new TillbridgeException(
                    ErrorCode.user("SettingUnknown"),
                    "Statements have no setting %s; say clearing=, counting=, statements-at-once= or lines-at-once="
                            .formatted(said[0]));
        }
        return "statements/settings?preview=%s%s".formatted(preview, OperatorLine.parameter(said[0], said[1]));
    }

    private static List<List<String>> rows(JsonNode settings) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "clearing",
                ProfilesCommand.word(settings, "clearing"),
                "whether a calculated statement may be cleared"));
        rows.add(List.of(
                "counting",
                ProfilesCommand.word(settings, "counting"),
                "whether every tender of a shift must have been counted"));
        rows.add(List.of(
                "statements-at-once",
                settings.path("statementsAtOnce").asString(),
                "how many go from state to state in one transaction"));
        rows.add(List.of("lines-at-once", settings.path("linesAtOnce").asString(), "with so many lines, at most"));
        rows.add(List.of("detail-level", "summary", "fixed: lines are added up by customer and product"));
        rows.add(List.of("voucher-aggregation", "yes", "fixed: one entry for each kind and tender of a statement"));
        rows.add(List.of("reserve-inventory", "no", "fixed: no inventory is kept here"));
        return rows;
    }
}
