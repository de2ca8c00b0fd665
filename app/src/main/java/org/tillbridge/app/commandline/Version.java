package org.tillbridge.app.commandline;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// What `tillbridge --version` says.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(built from source)");
        return new String[] {"Tillbridge " + version, "Java " + Runtime.version()};
    }
}
