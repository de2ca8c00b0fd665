package org.tillbridge.app.commandline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge profiles shortcuts NAME [FIELD…]`: what tills offer to search by at once.
@Command(
        name = "shortcuts",
        description = {
            "Shows or sets the fields that tills of a profile offer to search by at once: which, and in which order.",
            "Fields: name, email, phone, account, address, card. Those that are not named are hidden. A till shows the text of "
                    + "its reader's language, else of its store's, else the usual one."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge profiles shortcuts default",
            "  tillbridge profiles shortcuts default phone email card --dry-run",
            "  tillbridge profiles shortcuts default phone email card --text phone:lv=Tālrunis",
            "  tillbridge profiles shortcuts default --none"
        })
final class ProfilesShortcutsCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private ProfilesCommand profiles;

    @Parameters(index = "0", paramLabel = "NAME", description = "The profile, as tillbridge profiles lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FIELD", description = "The shortcuts, in their order.")
    private List<String> fields = List.of();

    @Option(
            names = "--text",
            paramLabel = "FIELD:LANGUAGE=TEXT",
            description = "What a shortcut is called in a language; nothing behind = takes that back. May be repeated.")
    private Map<String, String> texts = Map.of();

    @Option(names = "--none", description = "No shortcuts.")
    private boolean none;

    @Option(names = "--dry-run", description = "Shows what would be; changes nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        String path = "profiles/%s/search-shortcuts".formatted(OperatorLine.encoded(name));
        boolean isQuestion = fields.isEmpty() && texts.isEmpty() && !none;
        JsonNode shortcuts = isQuestion
                ? profiles.line().get(path)
                : profiles.line().postJson(path + "?preview=" + preview, wanted());
        Output output = profiles.output(json);
        output.list(
                shortcuts,
                "Tills of profile %s offer no field to search by at once.".formatted(name),
                List.of("FIELD", "TEXTS"),
                shortcut -> List.of(
                        shortcut.path("field").asString().toLowerCase(Locale.ROOT), texts(shortcut.path("texts"))));
        if (!isQuestion && !output.isJson()) {
            output.line(
                    preview
                            ? "Nothing was changed."
                            : "Each store follows once it has downloaded it; it travels with 1070.");
        }
        return ExitCode.DONE.number();
    }

    private Map<String, @Nullable Object> wanted() {
        Map<String, Map<String, String>> byField = new LinkedHashMap<>();
        texts.forEach((place, text) -> {
            String[] said = place.split(":", 2);
            if (said.length < 2) {
                throw new TillbridgeException(
                        ErrorCode.user("LanguageMissing"), "Say the language: --text %s:lv=%s".formatted(place, text));
            }
            byField.computeIfAbsent(said[0], field -> new LinkedHashMap<>()).put(said[1], text);
        });
        Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
        wanted.put("fields", fields.isEmpty() && !none ? null : fields);
        wanted.put("texts", byField);
        return wanted;
    }

    private static String texts(JsonNode texts) {
        String all = texts.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(text -> "%s: %s".formatted(text.getKey(), text.getValue().asString()))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "-" : all;
    }
}
