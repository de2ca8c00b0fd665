package org.tillbridge.app.configuration;

import org.junit.jupiter.api.Test;
import org.tillbridge.testkit.sources.GeneratedPage;

final class ConfigurationReferenceIsFreshTest {

    private static final String TOP = """
            # Configuration

            Everything has a default: without any file `./tillbridge` runs. What you want otherwise goes into
            `tillbridge.yaml` in the directory you start it in (another file: `--config FILE`, or the environment
            variable `TILLBRIDGE_CONFIG`). The environment goes before the file, and `--set KEY=VALUE` before both.

            ```yaml
            headquarters:
              address: 0.0.0.0
              tls: {certificate: data/certificates/headquarters.pem, key: data/certificates/headquarters.key}
              legal-entities:
                lv: {name: Veikali SIA, account-prefix: LV-}
              stores:
                riga: {name: Rīga}
                cesis: {name: Cēsis}
            ```

            `tillbridge config` prints the values in effect and where each comes from. An unknown key, or a value of
            the wrong kind, stops the start and says in which line.

            A part in angle brackets is an id of yours (%s). The variable of a key is `TILLBRIDGE_` and the key in
            capitals, with `_` for `.` and `-`: `TILLBRIDGE_CHANNEL_STORES_RIGA_PORT`.

            """;

    @Test
    void everyKeyStandsInTheReference() {
        var page = new StringBuilder(TOP.formatted(ValueKind.WORD.expected()));
        String section = "";
        for (Key key : Catalogue.KEYS) {
            String its = key.pattern().replaceFirst("\\..*", "");
            if (!its.equals(section)) {
                page.append("## ")
                        .append(its)
                        .append("\n\n| Key | Default | What it takes | What it does |\n|---|---|---|---|\n");
            }
            page.append(row(key));
            page.append(isLastOfSection(key, its) ? "\n" : "");
            section = its;
        }

        GeneratedPage.of("docs/reference/configuration.md")
                .isAll(page.toString().stripTrailing() + "\n");
    }

    private static boolean isLastOfSection(Key key, String section) {
        int next = Catalogue.KEYS.indexOf(key) + 1;
        return next == Catalogue.KEYS.size()
                || !Catalogue.KEYS.get(next).pattern().startsWith(section + ".");
    }

    private static String row(Key key) {
        String byDefault = key.byDefault() == null ? "" : "`" + key.byDefault() + "`";
        return "| `%s` | %s | %s | %s |\n"
                .formatted(key.pattern(), byDefault, key.kind().expected(), key.description());
    }
}
