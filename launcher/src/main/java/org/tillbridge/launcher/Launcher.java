package org.tillbridge.launcher;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.loader.launch.JarLauncher;

/// Runs Tillbridge here when this Java is new enough, else on a newer JDK of this machine, else says what is missing.
public final class Launcher {

    static final int OLDEST_JAVA = 25;
    private static final int NO_JAVA = 69;
    private static final String RELAUNCHED = "tillbridge.relaunched";

    private Launcher() {}

    public static void main(String[] arguments) throws Exception {
        if (Runtime.version().feature() >= OLDEST_JAVA) {
            JarLauncher.main(arguments);
            return;
        }
        Optional<Path> home = System.getProperty(RELAUNCHED) == null
                ? JavaHomes.ofThisMachine().find(OLDEST_JAVA)
                : Optional.empty();
        if (home.isEmpty()) {
            System.err.println("Tillbridge needs a JDK " + OLDEST_JAVA + " or newer; this is Java "
                    + Runtime.version().feature()
                    + " and no other was found. Install one, or set TILLBRIDGE_JAVA_HOME.");
            System.exit(NO_JAVA);
        }
        System.exit(runOn(home.orElseThrow(), arguments));
    }

    private static int runOn(Path home, String[] arguments)
            throws IOException, InterruptedException, URISyntaxException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve("java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-D" + RELAUNCHED + "=true");
        command.add("-jar");
        command.add(thisJar().toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
        return process.waitFor();
    }

    private static Path thisJar() throws URISyntaxException {
        return Path.of(Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
