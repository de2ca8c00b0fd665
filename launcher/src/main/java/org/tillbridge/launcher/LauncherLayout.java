package org.tillbridge.launcher;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.boot.loader.tools.CustomLoaderLayout;
import org.springframework.boot.loader.tools.Layout;
import org.springframework.boot.loader.tools.LayoutFactory;
import org.springframework.boot.loader.tools.Layouts;
import org.springframework.boot.loader.tools.LoaderClassesWriter;

/// Puts [Launcher] into the root of the packaged jar and makes it the jar's main class. Used by the build only.
public final class LauncherLayout implements LayoutFactory {

    @Override
    public Layout getLayout(File source) {
        return new LauncherFirst();
    }

    private static final class LauncherFirst extends Layouts.Jar implements CustomLoaderLayout {

        private static final List<String> CLASSES = List.of("Launcher.class", "JavaHomes.class");

        @Override
        public String getLauncherClassName() {
            return "org.tillbridge.launcher.Launcher";
        }

        @Override
        public void writeLoadedClasses(LoaderClassesWriter writer) throws IOException {
            writer.writeLoaderClasses();
            for (String name : CLASSES) {
                writer.writeEntry("org/tillbridge/launcher/" + name, new ByteArrayInputStream(bytesOf(name)));
            }
        }

        private static byte[] bytesOf(String name) throws IOException {
            try (InputStream in = LauncherLayout.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IOException("No class " + name + " beside " + LauncherLayout.class.getName());
                }
                return in.readAllBytes();
            }
        }
    }
}
