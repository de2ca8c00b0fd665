package org.tillbridge.app.commandline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.configuration.Setting;
import org.tillbridge.app.configuration.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge config`: every key in effect and who set it.
@Command(
        name = "config",
        description = "Prints the settings in effect and where each comes from: the default, a line of the file, "
                + "the environment or --set. Secrets are masked. Starts nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge config",
            "  tillbridge config --changed              only what differs from the defaults",
            "  tillbridge config --json | jq '.[\"headquarters.port\"].value'",
            "  TILLBRIDGE_HEADQUARTERS_PORT=7171 tillbridge config"
        })
final class ConfigCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--json", description = "Prints one JSON object: key → value and source.")
    private boolean json;

    @Option(names = "--changed", description = "Leaves out what is at its default.")
    private boolean changed;

    private record Shown(String value, String source) {}

    @Override
    public Integer call() {
        Settings settings = root.settings();
        Configuration.from(settings); // What cannot be used is said here, not at the next start.
        List<Setting> shown = settings.all().stream()
                .filter(setting -> !changed || !setting.isDefault())
                .toList();
        print(Output.of(root.terminal(), json), shown);
        return ExitCode.DONE.number();
    }

    private static void print(Output output, List<Setting> shown) {
        if (!output.isJson()) {
            output.table(
                    List.of("KEY", "VALUE", "SOURCE"),
                    shown.stream()
                            .map(setting -> List.of(setting.key(), setting.shownValue(), setting.source()))
                            .toList());
            return;
        }
        Map<String, Shown> byKey = new LinkedHashMap<>();
        for (Setting setting : shown) {
            byKey.put(setting.key(), new Shown(setting.shownValue(), setting.source()));
        }
        output.json(byKey);
    }
}
