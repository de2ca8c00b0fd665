package org.tillbridge.app;

import org.tillbridge.app.commandline.CommandLineRun;

/// The program: every command line goes through here.
public final class Tillbridge {

    private Tillbridge() {}

    public static void main(String[] arguments) {
        System.exit(CommandLineRun.ofThisProcess().execute(arguments));
    }
}
