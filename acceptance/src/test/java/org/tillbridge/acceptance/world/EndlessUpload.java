package org.tillbridge.acceptance.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import org.tillbridge.exchange.transport.SignCalls;
import org.tillbridge.exchange.transport.StoreKey;

/// An upload that is far too large, sent piece by piece from one small buffer, its length not said
/// in advance.
public record EndlessUpload(URI headquarters, StoreKey key, long bytes) {

    private static final byte[] PIECE = new byte[1 << 16];

    /// Sends until all is sent or headquarters hangs up. Returns the status line; empty when the
    /// line was just closed.
    public String send() {
        try (var socket = new Socket(headquarters.getHost(), headquarters.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head().getBytes(StandardCharsets.US_ASCII));
            push(out);
            var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII);
            return String.valueOf(new BufferedReader(in).readLine());
        } catch (IOException hungUp) {
            return "";
        }
    }

    private void push(OutputStream out) {
        byte[] length = "%x\r\n".formatted(PIECE.length).getBytes(StandardCharsets.US_ASCII);
        try {
            for (long sent = 0; sent < bytes; sent += PIECE.length) {
                out.write(length);
                out.write(PIECE);
                out.write('\r');
                out.write('\n');
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException refusedEarly) {
            return;
        }
    }

    private String head() {
        String path = "/exchange/v1/sessions/" + UUID.randomUUID();
        return String.join(
                        "\r\n",
                        "PUT %s HTTP/1.1".formatted(path),
                        "Host: " + headquarters.getAuthority(),
                        "Authorization: "
                                + SignCalls.once(key, InstantSource.system()).authorization("PUT", path),
                        "Content-Type: application/zip",
                        "Transfer-Encoding: chunked")
                + "\r\n\r\n";
    }
}
