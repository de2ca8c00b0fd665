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
            readSection(parser, path + ".");
            return;
        }
        if (token == JsonToken.START_ARRAY) {
            throw at(parser, path + " is a list; no key takes one");
        }
        String value = token == JsonToken.VALUE_NULL ? "" : parser.getString();
        if (Catalogue.isSection(path)) {
            requireNothing(parser, path, value);
            Catalogue.declaredBy(path).ifPresent(key -> settings.add(new Setting(key, "", source(parser))));
            return;
        }
        settings.add(new Setting(path, value, source(parser)));
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
