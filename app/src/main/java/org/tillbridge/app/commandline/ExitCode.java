package org.tillbridge.app.commandline;

import org.tillbridge.kernel.error.ErrorKind;

/// What a command tells the script that called it.
public enum ExitCode {
    DONE(0, "Everything asked for was done; `verify` and `demo --once`: nothing is wrong."),
    FINDINGS(1, "The command ran, and what it looked at is not as it should be: `verify` found violations."),
    USAGE(
            2,
            "Asked for something that cannot be had: an unknown option, a wrong key in the configuration, no such id."),
    OUTAGE(3, "Something is away for now (a server, a database, a disk): trying again later helps."),
    DATA(4, "Data is wrong or damaged: a person has to look at it."),
    NO_JAVA(69, "No JDK 25 or newer was found, or no Maven for the first build (said by the launcher)."),
    BUG(70, "A mistake of Tillbridge itself; the message has an id and names the log. Also: the first build failed."),
    INTERRUPTED(130, "Stopped by Ctrl-C.");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    String meaning() {
        return meaning;
    }

    static ExitCode of(ErrorKind kind) {
        return switch (kind) {
            case USER -> USAGE;
            case OUTAGE -> OUTAGE;
            case DATA -> DATA;
            case BUG -> BUG;
        };
    }
}
