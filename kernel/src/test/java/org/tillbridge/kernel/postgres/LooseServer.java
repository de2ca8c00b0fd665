package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server with settings that Tillbridge never starts one with.
final class LooseServer implements AutoCloseable {

    private final DataDirectory data;
    private final PostgresPrograms programs;

    /// @param data with a cluster in it
    LooseServer(DataDirectory data) {
        this.data = data;
        ServerUser user = ServerUser.choose();
        this.programs = new PostgresPrograms(new UnpackBinaries(BinariesCache.choose(data, user)).run(), user);
    }

    DatabaseAddress start(String... settings) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("-D", data.cluster().toString(), "-c", "unix_socket_directories=", "-c", "port=" + freePort()));
        for (String setting : settings) {
            arguments.addAll(List.of("-c", setting));
        }
        Process process = programs.startDetached(programs.commandLine("postgres", arguments), data.log());
        while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
            var server = RunningServer.find(data).filter(RunningServer::ready);
            if (server.isPresent()) {
                return new DatabaseAddress(
                        "jdbc:postgresql://127.0.0.1:%d/postgres"
                                .formatted(server.get().port()),
                        CreateCluster.SUPERUSER,
                        Files.readString(data.password()));
            }
        }
        throw new IOException(Files.readString(data.log()));
    }

    @Override
    public void close() {
        new StopServer(data, programs).run();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
