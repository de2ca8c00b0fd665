package org.tillbridge.app.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Which database a part uses: the embedded one, or one of the user's own.
public sealed interface DatabaseConfiguration {

    /// A PostgreSQL that Tillbridge starts in its data directory.
    record Embedded() implements DatabaseConfiguration {}

    /// A PostgreSQL of the user's.
    record Own(String url, String user, String password) implements DatabaseConfiguration {

        @Override
        public String toString() {
            return "Own[url=" + new Setting("", url, "").shownValue() + ", user=" + user + "]";
        }
    }

    /// Reads the keys below `section`, such as `headquarters.database`.
    static DatabaseConfiguration from(Settings settings, String section) {
        Optional<String> url = settings.find(section + ".url");
        Optional<String> user = settings.find(section + ".user");
        if (url.isEmpty()) {
            user.ifPresent(name -> {
                throw InvalidConfiguration.because("%s.user is set without %s.url; the embedded database needs neither"
                        .formatted(section, section));
            });
            return new Embedded();
        }
        return new Own(
                url.get(),
                user.orElseThrow(() ->
                        InvalidConfiguration.because("%s.url is set without %s.user".formatted(section, section))),
                password(settings, section));
    }

    private static String password(Settings settings, String section) {
        Optional<String> password = settings.find(section + ".password");
        Optional<Path> file = settings.findPath(section + ".password-file");
        if (password.isPresent() && file.isPresent()) {
            throw InvalidConfiguration.because(
                    "%s has both a password and a password-file; keep one".formatted(section));
        }
        return file.map(path -> passwordIn(path, section)).or(() -> password).orElse("");
    }

    private static String passwordIn(Path file, String section) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw InvalidConfiguration.because("%s.password-file: cannot read %s".formatted(section, file), e);
        }
    }
}
