import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Prints what the tests of all modules came to, from surefire's reports: `java tools/Results.java EXCLUDED_TAGS ROOT`.
public final class Results {

    private final Map<String, Count> modules = new TreeMap<>();
    private final Map<String, Integer> skippedBecause = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    private record Count(int passed, int failed, int skipped, double seconds) {

        static final Count NONE = new Count(0, 0, 0, 0);

        Count plus(Count other) {
            return new Count(
                    passed + other.passed, failed + other.failed, skipped + other.skipped, seconds + other.seconds);
        }
    }

    private Results() {}

    public static void main(String[] arguments) throws Exception {
        String excludedTags = arguments[0];
        var results = new Results();
        for (Path report : reportsBelow(Path.of(arguments[1]))) {
            results.read(report);
        }
        System.exit(results.print(excludedTags) == 0 ? 0 : 1);
    }

    private static List<Path> reportsBelow(Path root) throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            List<Path> found = new ArrayList<>();
            for (Path reports : modules.map(module -> module.resolve("target/surefire-reports"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList()) {
                try (Stream<Path> files = Files.list(reports)) {
                    files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                            .sorted()
                            .forEach(found::add);
                }
            }
            return found;
        }
    }

    private void read(Path report) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        Element suite = document.getDocumentElement();
        String module = report.getParent().getParent().getParent().getFileName().toString();
        NodeList cases = suite.getElementsByTagName("testcase");
        Count count =
                new Count(0, 0, 0, Double.parseDouble(suite.getAttribute("time").replace(",", "")));
        for (int at = 0; at < cases.getLength(); at++) {
            count = count.plus(outcome((Element) cases.item(at)));
        }
        modules.merge(module, count, Count::plus);
    }

    private Count outcome(Element test) {
        for (String kind : List.of("failure", "error")) {
            if (test.getElementsByTagName(kind).item(0) instanceof Element failure) {
                failures.add("%s.%s: %s"
                        .formatted(test.getAttribute("classname"), test.getAttribute("name"), firstLines(failure)));
                return new Count(0, 1, 0, 0);
            }
        }
        if (test.getElementsByTagName("skipped").item(0) instanceof Element skipped) {
            skippedBecause.merge(firstLines(skipped).replaceFirst("^Assumption failed: ", ""), 1, Integer::sum);
            return new Count(0, 0, 1, 0);
        }
        return new Count(1, 0, 0, 0);
    }

    /// The first two lines that say something: AssertJ's messages begin with an empty one.
    private static String firstLines(Element outcome) {
        String message = outcome.getAttribute("message")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(2)
                .collect(Collectors.joining(" "));
        return message.isEmpty() ? outcome.getAttribute("type") : message;
    }

    private int print(String excludedTags) {
        Count all = modules.values().stream().reduce(Count.NONE, Count::plus);
        modules.forEach((module, count) -> System.out.printf(
                "  %-14s %4d passed %3d failed %3d skipped %7.1f s%n",
                module, count.passed, count.failed, count.skipped, count.seconds));
        failures.forEach(failure -> System.out.println("  FAILED " + failure));
        System.out.printf("%d passed, %d failed, %d skipped%n", all.passed, all.failed, all.skipped);
        System.out.println("Left out: " + leftOut(excludedTags));
        return all.passed == 0 ? 1 : all.failed; // No test at all is no success.
    }

    private String leftOut(String excludedTags) {
        List<String> reasons = new ArrayList<>();
        switch (excludedTags) {
            case "slow,long" -> reasons.add("tests tagged slow or long (./check, ./check long)");
            case "long" -> reasons.add("tests tagged long (./check long)");
            default -> {}
        }
        skippedBecause.forEach((reason, tests) -> reasons.add("%d: %s".formatted(tests, reason)));
        return reasons.isEmpty() ? "nothing" : String.join("; ", reasons);
    }
}
