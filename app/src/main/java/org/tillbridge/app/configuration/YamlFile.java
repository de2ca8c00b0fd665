package org.tillbridge.app.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tillbridge.kernel.error.TillbridgeException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Reads a YAML file into flat settings, each with the line it stands on.
final class YamlFile {

    private final Path file;
    private final List<Setting> settings = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private YamlFile(Path file) {
        this.file = file;
    }

    static List<Setting> read(Path file) {
        return new YamlFile(file).read();
    }

    private List<Setting> read() {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
                readDocument(parser);
            }
            return List.copyOf(settings);
        } catch (IOException e) {
            throw InvalidConfiguration.because("Cannot read the configuration file %s (%s)".formatted(file, e), e);
        } catch (JacksonException e) {
            String place = file + ":" + e.getLocation().getLineNr();
            throw InvalidConfiguration.because(place + ": not YAML: " + firstLine(e.getOriginalMessage()), e);
        }
    }

    private void readDocument(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return;
        }
        if (first != JsonToken.START_OBJECT) {
            throw at(parser, "expected keys with values, such as headquarters:");
        }
        readSection(parser, "");
        if (parser.nextToken() != null) {
            throw at(parser, "a second document; one file is one configuration");
        }
    }

    private void readSection(JsonParser parser, String prefix) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String path = prefix + parser.currentName();
            if (!seen.add(path)) {
                throw at(parser, path + " is set twice");
            }
            parser.nextToken();
            readValue(parser, path);
        }
    }

    private void readValue(JsonParser parser, String path) {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw at(parser, path + ": aliases are not read");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            requireSection(parser, path);
            readNamedSection(parser, path);
            return;
        }
        if (token == JsonToken.START_ARRAY) {
            throw at(parser, path + " is a list; no key takes one");
        }
        String value = token == JsonToken.VALUE_NULL ? "" : parser.getString();
        if (Catalogue.isSection(path)) {
            requireNothing(parser, path, value);
        }
        add(new Setting(path, value, source(parser)));
    }

    private void readNamedSection(JsonParser parser, String path) {
        var empty = new Setting(path, "", source(parser));
        int before = settings.size();
        readSection(parser, path + ".");
        if (settings.size() == before) {
            add(empty);
        }
    }

    /// A section without keys sets nothing; its id, if it ends with one, is listed all the same.
    private void add(Setting setting) {
        if (!Catalogue.isSection(setting.key())) {
            settings.add(setting);
            return;
        }
        Catalogue.declaredBy(setting.key()).ifPresent(key -> settings.add(new Setting(key, "", setting.source())));
    }

    private void requireSection(JsonParser parser, String path) {
        Catalogue.find(path).ifPresent(key -> {
            throw at(
                    parser,
                    "%s has keys below it; expected %s"
                            .formatted(path, key.kind().expected()));
        });
    }

    private void requireNothing(JsonParser parser, String path, String value) {
        if (!value.isEmpty()) {
            throw at(parser, "%s has a value; expected keys below it".formatted(path));
        }
    }

    private TillbridgeException at(JsonParser parser, String problem) {
        return InvalidConfiguration.because(source(parser) + ": " + problem);
    }

    private String source(JsonParser parser) {
        return file.getFileName() + ":" + parser.currentTokenLocation().getLineNr();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
