package org.tillbridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JavaHomesTest {

    @TempDir
    Path machine;

    @Test
    void theOldestHomeThatIsNewEnoughWins() throws IOException {
        home("jvm/old", "17.0.15");
        home("jvm/newest", "27-ea");
        Path fits = home("jvm/fits", "25.0.3");

        assertThat(new JavaHomes(List.of(), List.of(machine.resolve("jvm"))).find(25))
                .contains(fits);
    }

    @Test
    void aNamedHomeGoesBeforeTheFolders() throws IOException {
        home("jvm/fits", "25.0.3");
        Path named = home("mine", "26.0.1");

        assertThat(new JavaHomes(List.of(named), List.of(machine.resolve("jvm"))).find(25))
                .contains(named);
    }

    @Test
    void aNamedHomeThatIsTooOldIsPassedOver() throws IOException {
        Path named = home("mine", "17.0.1");
        Path inAppleLayout = home("jvm/temurin/Contents/Home", "25");

        assertThat(new JavaHomes(List.of(named), List.of(machine.resolve("jvm"))).find(25))
                .contains(inAppleLayout);
    }

    @Test
    void noJavaIsNoAnswer() {
        assertThat(new JavaHomes(List.of(), List.of(machine.resolve("nowhere"))).find(25))
                .isEmpty();
    }

    private Path home(String name, String version) throws IOException {
        Path home = machine.resolve(name);
        Files.createDirectories(home);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
