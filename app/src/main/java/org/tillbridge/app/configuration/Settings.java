package org.tillbridge.app.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The value of every key in effect, each with its source, in the order of the catalogue.
public final class Settings {

    private static final String ONLY_LEGAL_ENTITY = "demo";

    private final Map<String, Setting> effective = new LinkedHashMap<>();
    private final Path directory;

    Settings(Map<String, Setting> given, Path directory) {
        this.directory = directory;
        for (Key key : Catalogue.KEYS) {
            for (String id : idsOf(key, given)) {
                String path = key.pathOf(id);
                @Nullable Setting setting = given.get(path);
                boolean isSet = setting != null && !setting.value().isEmpty();
                effective.put(path, isSet ? setting : byDefault(key, path, id));
            }
        }
    }

    public List<Setting> all() {
        return List.copyOf(effective.values());
    }

    /// The value as written, or nothing when it is not set and has no default.
    public Optional<String> find(String key) {
        return Optional.ofNullable(effective.get(key)).map(Setting::value).filter(value -> !value.isEmpty());
    }

    public String text(String key) {
        return find(key).orElseThrow(() -> InvalidConfiguration.because(key + " is not set"));
    }

    public int number(String key) {
        return Integer.parseInt(text(key));
    }

    public Duration duration(String key) {
        return ValueKind.duration(text(key));
    }

    /// Absolute: what is relative starts at the directory Tillbridge was started in.
    public Path path(String key) {
        return directory.resolve(text(key)).normalize();
    }

    Optional<Path> findPath(String key) {
        return find(key).isPresent() ? Optional.of(path(key)) : Optional.empty();
    }

    /// The ids that stand after a group, such as the stores of `channel.stores`, in order.
    List<String> ids(String group) {
        Set<String> ids = new TreeSet<>();
        for (String path : effective.keySet()) {
            Catalogue.find(path)
                    .filter(key -> key.hasId() && key.group().equals(group))
                    .flatMap(key -> key.idIn(path))
                    .ifPresent(ids::add);
        }
        return List.copyOf(ids);
    }

    private static List<String> idsOf(Key key, Map<String, Setting> given) {
        if (!key.hasId()) {
            return List.of("");
        }
        Set<String> ids = new TreeSet<>();
        for (String path : given.keySet()) {
            Key of = Catalogue.find(path).orElseThrow();
            if (of.hasId() && of.group().equals(key.group())) {
                of.idIn(path).ifPresent(ids::add);
            }
        }
        boolean implied = ids.isEmpty() && key.group().equals(Catalogue.LEGAL_ENTITIES);
        return implied ? List.of(ONLY_LEGAL_ENTITY) : new ArrayList<>(ids);
    }

    private Setting byDefault(Key key, String path, String id) {
        @Nullable String value = key.byDefault();
        if (value == null) {
            return new Setting(path, "", Setting.DEFAULT);
        }
        String data = find("data.directory").orElse("");
        return new Setting(path, value.replace("${id}", id).replace("${data.directory}", data), Setting.DEFAULT);
    }

    /// Reads a duration as the configuration writes it: `200ms`, `5s`, `2m`, `1h`.
    /// Throws `IllegalArgumentException` for anything else.
    public static Duration parseDuration(String text) {
        return ValueKind.duration(text);
    }
}
