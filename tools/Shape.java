import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// The shape of the sources: `java tools/Shape.java ROOT`. Fails only on a file over 400 lines, a method over 60, or
/// two packages that import each other. Everything else it prints is for looking at.
public final class Shape {

    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_METHOD = 60;
    private static final String OURS = "org.tillbridge.";

    private final List<Integer> fileLines = new ArrayList<>();
    private final List<Integer> methodLines = new ArrayList<>();
    private final Map<String, Set<String>> imports = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();

    private Shape() {}

    public static void main(String[] arguments) throws IOException {
        var shape = new Shape();
        shape.measure(sourcesBelow(Path.of(arguments[0])));
        shape.findTwoWayPairs();
        shape.print();
        System.exit(shape.complaints.isEmpty() ? 0 : 1);
    }

    private static List<Path> sourcesBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }

    private void measure(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    diagnostic -> {},
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                measureFile(unit);
                unit.accept(new Methods(unit, positions), null);
            }
        }
    }

    private void measureFile(CompilationUnitTree unit) throws IOException {
        String name = unit.getSourceFile().getName();
        int lines = (int)
                unit.getSourceFile().getCharContent(true).toString().lines().count();
        fileLines.add(lines);
        if (lines > LONGEST_FILE) {
            complaints.add("%s has %d lines; split it (at most %d)".formatted(name, lines, LONGEST_FILE));
        }
        if (unit.getPackageName() == null || !name.contains("src/main/java")) {
            return;
        }
        Set<String> imported = imports.computeIfAbsent(unit.getPackageName().toString(), key -> new TreeSet<>());
        for (ImportTree one : unit.getImports()) {
            imported.add(packageOf(one.getQualifiedIdentifier().toString()));
        }
    }

    /// The part of a name before its first type: types begin with a capital letter.
    private static String packageOf(String name) {
        return name.replaceFirst("\\.(\\p{Lu}.*|\\*)$", "");
    }

    private void findTwoWayPairs() {
        imports.forEach((one, imported) -> imported.stream()
                .filter(other -> other.startsWith(OURS) && one.compareTo(other) < 0)
                .filter(other -> imports.getOrDefault(other, Set.of()).contains(one))
                .forEach(other -> complaints.add("%s and %s import each other".formatted(one, other))));
    }

    private void print() {
        System.out.printf("  files   %5d: lines %s%n", fileLines.size(), percentiles(fileLines));
        System.out.printf("  methods %5d: lines %s%n", methodLines.size(), percentiles(methodLines));
        complaints.forEach(complaint -> System.out.println("  " + complaint));
    }

    private static String percentiles(List<Integer> values) {
        List<Integer> sorted = values.stream().sorted().toList();
        return "p50 %d, p90 %d, max %d".formatted(at(sorted, 50), at(sorted, 90), at(sorted, 100));
    }

    private static int at(List<Integer> sorted, int percent) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }

    private final class Methods extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private String type = "";

        private Methods(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            String outer = type;
            type = tree.getSimpleName().isEmpty() ? outer : tree.getSimpleName().toString();
            super.visitClass(tree, nothing);
            type = outer;
            return nothing;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            if (tree.getBody() != null) {
                measure(tree);
            }
            return super.visitMethod(tree, nothing);
        }

        /// From the line of the result type or name, without annotations, to the closing brace.
        private void measure(MethodTree tree) {
            LineMap lines = unit.getLineMap();
            long start = tree.getReturnType() == null
                    ? positions.getStartPosition(unit, tree)
                    : positions.getStartPosition(unit, tree.getReturnType());
            long end = positions.getEndPosition(unit, tree);
            if (start < 0 || end <= start) {
                return;
            }
            int length = (int) (lines.getLineNumber(end) - lines.getLineNumber(start) + 1);
            methodLines.add(length);
            if (length > LONGEST_METHOD) {
                complaints.add("%s.%s in %s has %d lines; split it (at most %d)"
                        .formatted(type, tree.getName(), unit.getSourceFile().getName(), length, LONGEST_METHOD));
            }
        }
    }
}
