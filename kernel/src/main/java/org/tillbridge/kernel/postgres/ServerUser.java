package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;

/// As whom the server runs, since PostgreSQL refuses to run as root, and as a user without a name.
enum ServerUser {
    /// As ourselves.
    OURSELVES(""),
    /// As ourselves, seen from inside a user namespace without a map: to PostgreSQL the user
    /// nobody, to the file system still us, but without root's right to pass everywhere.
    IN_A_NAMESPACE("unshare -U"),
    /// Root where user namespaces are off (containers): the user nobody, whom files are given to.
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

    private static final int UID_OF_NOBODY = 65534;

    private final String prefix;

    ServerUser(String prefix) {
        this.prefix = prefix;
    }

    static ServerUser choose() {
        boolean root = ownUid() == 0;
        if (!root && succeeds(List.of("id", "-un"))) {
            return OURSELVES;
        }
        if (succeeds(IN_A_NAMESPACE.command(List.of("true")))) {
            return IN_A_NAMESPACE;
        }
        return root ? NOBODY : OURSELVES;
    }

    static int ownUid() {
        return uidOf(Path.of("/proc/self"));
    }

    static int uidOf(Path file) {
        try {
            return (Integer) Files.getAttribute(file, "unix:uid");
        } catch (IOException e) {
            throw PostgresErrors.file(file, e);
        }
    }

    /// The command line that runs `command` as this user.
    List<String> command(List<String> command) {
        return prefix.isEmpty()
                ? command
                : Stream.concat(Stream.of(prefix.split(" ")), command.stream()).toList();
    }

    /// Whether this user can get to what lies in a directory of ours.
    boolean reaches(Path directory) throws IOException {
        if (this == OURSELVES) {
            return true;
        }
        for (Path step = directory.toRealPath(); step != null; step = step.getParent()) {
            boolean open = Files.getPosixFilePermissions(step).contains(PosixFilePermission.OTHERS_EXECUTE);
            boolean ours = this == IN_A_NAMESPACE && uidOf(step) == ownUid();
            if (!open && !ours) {
                return false;
            }
        }
        return true;
    }

    /// Lets this user pass through a directory of ours, but not list it.
    void letThrough(Path directory) throws IOException {
        if (this == NOBODY) {
            var permissions = Files.getPosixFilePermissions(directory);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(directory, permissions);
        }
    }

    /// Makes this user the owner of a file of ours.
    void give(Path file) throws IOException {
        if (this == NOBODY) {
            Files.setAttribute(file, "unix:uid", UID_OF_NOBODY);
        }
    }

    /// Makes us the owner again.
    void takeBack(Path file) throws IOException {
        if (this == NOBODY) {
            Files.setAttribute(file, "unix:uid", ownUid());
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            return RunCommand.run(command).succeeded();
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
