package org.tillbridge.acceptance.mutants;

import java.io.PrintWriter;
import java.util.Arrays;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// A process of its own that runs the tests it is given, `package.Class#method` each.
final class RunNamedTests {

    static final int PASSED = 0;
    static final int FAILED = 1;
    static final int NOT_RUN = 2;

    private RunNamedTests() {}

    public static void main(String[] tests) {
        var summary = new SummaryGeneratingListener();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(tests)
                        .map(DiscoverySelectors::selectMethod)
                        .toList())
                .build();
        LauncherFactory.create().execute(request, summary);
        summary.getSummary().printFailuresTo(new PrintWriter(System.out, true), 6);
        System.exit(exitCode(summary, tests.length));
    }

    private static int exitCode(SummaryGeneratingListener listener, int wanted) {
        var summary = listener.getSummary();
        if (summary.getTestsStartedCount() < wanted || summary.getTestsAbortedCount() > 0) {
            return NOT_RUN;
        }
        return summary.getTotalFailureCount() == 0 ? PASSED : FAILED;
    }
}
