package org.tillbridge.app.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.TillbridgeException;

/// Where values come from; a later source goes before an earlier one: default, file, environment,
/// `--set`.
///
/// @param file the file somebody named, or null: `TILLBRIDGE_CONFIG`, else `tillbridge.yaml` if
///   there is one
/// @param set what the command line sets, key → value
/// @param directory the directory Tillbridge was started in
public record ConfigurationSources(
        @Nullable Path file, Map<String, String> set, Map<String, String> environment, Path directory) {

    private static final String PREFIX = "TILLBRIDGE_";
    private static final String FILE_VARIABLE = "TILLBRIDGE_CONFIG";
    /// Read by the launcher, the embedded database and the tests, not by the configuration.
    private static final Set<String> OTHER_VARIABLES = Set.of(
            FILE_VARIABLE, "TILLBRIDGE_JAVA_HOME", "TILLBRIDGE_JAVA_OPTIONS", "TILLBRIDGE_CACHE", "TILLBRIDGE_DATA");
    /// Kubernetes puts these into every container beside a service of our name.
    private static final Pattern OF_KUBERNETES = Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT.*|PORT_\\d+_TCP.*)");

    public ConfigurationSources {
        set = new LinkedHashMap<>(set);
        environment = Map.copyOf(environment);
    }

    /// The values in effect. Throws `InvalidConfiguration` at the first that is unknown or of the
    /// wrong kind.
    public Settings load() {
        Map<String, Setting> given = new LinkedHashMap<>();
        configurationFile().map(YamlFile::read).orElse(List.of()).forEach(setting -> put(given, setting));
        fromEnvironment(idsIn(given)).forEach(setting -> put(given, setting));
        set.forEach((key, value) -> put(given, new Setting(key, value, "--set")));
        return new Settings(given, directory);
    }

    private Optional<Path> configurationFile() {
        @Nullable String named = file == null ? environment.get(FILE_VARIABLE) : file.toString();
        if (named == null) {
            return Optional.of(directory.resolve("tillbridge.yaml")).filter(Files::exists);
        }
        Path path = directory.resolve(named);
        if (!Files.isReadable(path)) {
            throw InvalidConfiguration.because("There is no configuration file " + path);
        }
        return Optional.of(path);
    }

    private static void put(Map<String, Setting> given, Setting setting) {
        Key key = Catalogue.find(setting.key()).orElseThrow(() -> unknown(setting));
        if (!setting.value().isEmpty() && !key.kind().accepts(setting.value())) {
            throw InvalidConfiguration.because("%s: %s is %s; expected %s"
                    .formatted(
                            setting.source(),
                            setting.key(),
                            quoted(setting),
                            key.kind().expected()));
        }
        given.put(setting.key(), setting);
    }

    private List<Setting> fromEnvironment(Map<String, List<String>> knownIds) {
        List<Setting> found = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, value) -> {
            if (isOurs(name, value)) {
                found.add(new Setting(pathOf(name, knownIds), value, "environment " + name));
            }
        });
        return found;
    }

    private static boolean isOurs(String name, String value) {
        return name.startsWith(PREFIX)
                && !OTHER_VARIABLES.contains(name)
                && !OF_KUBERNETES.matcher(name).matches()
                && !value.startsWith("tcp://");
    }

    private static String pathOf(String name, Map<String, List<String>> knownIds) {
        return Catalogue.KEYS.stream()
                .flatMap(key -> key.pathOfVariable(name, knownIds).stream())
                .findFirst()
                .orElseThrow(() -> InvalidConfiguration.because(
                        "environment %s: no such key%s".formatted(name, nearestVariable(name))));
    }

    private static String nearestVariable(String name) {
        return Catalogue.KEYS.stream()
                .map(Key::environmentName)
                .min(java.util.Comparator.comparingInt(known -> EditDistance.between(name, known)))
                .map("; did you mean %s?"::formatted)
                .orElse("");
    }

    private static Map<String, List<String>> idsIn(Map<String, Setting> given) {
        Map<String, List<String>> ids = new TreeMap<>();
        for (String path : given.keySet()) {
            Key key = Catalogue.find(path).orElseThrow();
            if (key.hasId()) {
                ids.computeIfAbsent(key.group(), group -> new ArrayList<>())
                        .add(key.idIn(path).orElseThrow());
            }
        }
        return ids;
    }

    private static TillbridgeException unknown(Setting setting) {
        String suggestion = Catalogue.nearest(setting.key())
                .map("; did you mean %s?"::formatted)
                .orElse("; docs/reference/configuration.md lists all keys");
        return InvalidConfiguration.because(
                "%s: no such key: %s%s".formatted(setting.source(), setting.key(), suggestion));
    }

    private static String quoted(Setting setting) {
        return "\"" + setting.shownValue() + "\"";
    }
}
