package org.tillbridge.acceptance.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.StringJoiner;
import java.util.UUID;
import org.tillbridge.exchange.transport.SignCalls;
import org.tillbridge.exchange.transport.StoreKey;

/// A store whose line hardly carries anything: a real connection that has sent the head of an
/// upload and gives the body away byte by byte.
public final class SlowUpload implements AutoCloseable {

    private final Socket socket;

    /// @param bytes what the head says the body has
    public SlowUpload(URI headquarters, StoreKey key, long bytes) throws IOException {
        this.socket = new Socket(headquarters.getHost(), headquarters.getPort());
        String path = "/exchange/v1/sessions/" + UUID.randomUUID();
        write(String.join(
                        "\r\n",
                        "PUT %s HTTP/1.1".formatted(path),
                        "Host: " + headquarters.getAuthority(),
                        "Authorization: "
                                + SignCalls.once(key, InstantSource.system()).authorization("PUT", path),
                        "Content-Type: application/zip",
                        "Connection: close",
                        "Content-Length: " + bytes)
                + "\r\n\r\n");
    }

    public void sendOneByte() throws IOException {
        write("P");
    }

    private void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /// Whether headquarters has answered before it had everything.
    public boolean isAnswered() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /// What headquarters says, to the end of its JSON.
    public String answer() throws IOException {
        socket.setSoTimeout(30_000);
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var answer = new StringJoiner("\n");
        String line = in.readLine();
        for (; line != null && !line.startsWith("{"); line = in.readLine()) {
            answer.add(line);
        }
        return answer.add(String.valueOf(line)).toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
