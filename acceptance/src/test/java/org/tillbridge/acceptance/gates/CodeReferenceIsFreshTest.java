package org.tillbridge.acceptance.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tillbridge.testkit.sources.GeneratedPage;
import org.tillbridge.testkit.sources.SourceTree;

/// Every code a caller can meet stands on one page, written from the sources.
final class CodeReferenceIsFreshTest {

    private static final SourceTree SOURCES = SourceTree.here();
    private static final String PAGE = "docs/reference/codes.md";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)`");
    private static final String LITERAL = "\"(?<text>(?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern ERROR = Pattern.compile(
            "(?:ErrorCode\\s*\\.(?<kind>user|data|outage)|\\brefused|\\bunauthorized)\\(\\s*(?:response,\\s*)?\"(?<name>[A-Z][a-z]\\w+)\"\\s*\\)?(?:,\\s*"
                    + LITERAL + ")?");
    private static final Pattern AT_A_TILL = Pattern.compile(
            "(?:Problem\\.of|Refusal\\.badRequest|new Violation|new BadQuery)\\(\\s*\"(?<name>[A-Z]\\w+)\","
                    + "(?:\\s*(?:\"[^\"]*\"|[\\w.+/\" ]+?)\\s*,)?\\s*" + LITERAL + "\\s*(?:\\)|\\.formatted|\\+)");
    private static final Pattern NAMED = Pattern.compile(
            "(?:///[ ](?<text>[^\\n]*)\\n\\s*)?public static final String [A-Z_]+ = \"(?<name>[A-Z][a-z]+[A-Z]\\w+)\"");
    private static final Pattern HELD =
            Pattern.compile("array\\['(?<name>[A-Z][a-z]\\w+)',\\s*(?:format\\()?'(?<text>(?:[^']|'')*)'");
    private static final Pattern OF_ENUM =
            Pattern.compile("(?m)^ {4}[A-Z_]+\\(\\s*\"(?<name>[A-Z][a-z]+[A-Z]\\w+)\",\\s*" + LITERAL + "\\)[,;]");
    private static final Pattern REASON = Pattern.compile(
            "(?:reason_code = |then |else )'(?<name>[A-Z][a-z]+[A-Z]\\w+)'(?: then format\\('(?<text>[^']*)')?");

    private static final String TOP = """
            # Codes

            What callers branch on: they never change once published. Written from the sources (`tools/write-docs`); `…` stands for names and
            numbers. The states are on [a page of their own](states.md).

            """;

    @Test
    void everyCodeStandsOnThePage() {
        var page = new StringBuilder(TOP);
        section(
                page,
                "Errors of headquarters' door and of commands",
                "user: ask otherwise (401 `OperatorUnknown` and `StoreUnknown` at the door, 404 if it ends in `Unknown`, 403 `PermissionMissing`, else 409; exit code 2) · data: what came is wrong (422) · "
                        + "outage: try again later (503, 429, 408; exit code 3).",
                NamedCode.in(files("", ".java"), ERROR));
        section(
                page,
                "Refusals at a till",
                "Beside the codes that headquarters names when it is asked. The HTTP status of each: [the store's door](store-api.md).",
                NamedCode.in(files("channel/", ".java"), AT_A_TILL));
        section(
                page,
                "Rules of a customer, and of the real-time service",
                "The same at a till, in an edited request, and in an import.",
                NamedCode.in(files("kernel/", ".java"), NAMED));
        section(
                page,
                "Why a request is held",
                "What to do: [Repair a held request](../how-to/repair-a-held-request.md).",
                NamedCode.in(files("headquarters/", ".sql"), HELD));
        section(
                page,
                "Why a request waits, or ended",
                "What it waits for wakes it.",
                NamedCode.in(files("headquarters/", ".sql"), REASON));
        section(
                page,
                "Why a statement stays behind",
                "It goes on from the state it has reached: [Close a day](../how-to/close-a-day.md).",
                NamedCode.in(files("headquarters/", ".java"), OF_ENUM));
        write(page.toString().stripTrailing() + "\n");
    }

    /// A code that is new, or says something else, gets on the page with the next `tools/write-docs`;
    /// a code that is gone has to leave it at once.
    private static void write(String text) {
        GeneratedPage page = GeneratedPage.of(PAGE);
        if (Boolean.getBoolean("tillbridge.write-docs")) {
            page.isAll(text);
        }
        assertThat(codes(text)).containsAll(codes(SourceTree.textOf(page.file())));
    }

    private static List<String> codes(String page) {
        return ROW.matcher(page).results().map(row -> row.group(1)).toList();
    }

    private static List<Path> files(String module, String ending) {
        return SOURCES.mainFiles(ending).stream()
                .filter(file -> SOURCES.nameOf(file).startsWith(module))
                .filter(file -> !SOURCES.nameOf(file).startsWith("bench/"))
                .toList();
    }

    private static void section(StringBuilder page, String title, String text, List<NamedCode> codes) {
        boolean kinds = codes.stream().anyMatch(code -> !code.kind().isEmpty());
        page.append("## ").append(title).append("\n\n").append(text).append("\n\n");
        page.append(kinds ? "| code | kind | it says |\n|---|---|---|\n" : "| code | it says |\n|---|---|\n");
        page.append(codes.stream().map(NamedCode::row).collect(Collectors.joining()))
                .append('\n');
    }
}
