package org.tillbridge.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.channel.customers.TestTill;

class LargeBodyTest {

    private static final int MEGABYTE = 1 << 20;
    private static final String HEAD =
            "POST /Commerce/Customers HTTP/1.1\r\nHost: localhost\r\n" + "Content-Type: application/json\r\n";

    private final TestTill till = new TestTill();
    private final TestDoor door = TestDoor.of(StoresOf.one(till));

    @AfterEach
    void close() {
        door.close();
        till.close();
    }

    @Test
    void aBodyThatAnnouncesAHundredMegabytesIsRefusedUnread() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            write(socket.getOutputStream(), HEAD + "Content-Length: " + 100L * MEGABYTE + "\r\n\r\n");

            assertThat(statusOf(socket)).contains(" 413 ");
        }
    }

    @Test
    void aBodyOfAHundredMegabytesWithoutALengthIsRefusedAfterTheFirst() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            write(socket.getOutputStream(), HEAD + "Transfer-Encoding: chunked\r\n\r\n");
            Thread sender = Thread.ofVirtual().start(() -> sendHundredMegabytes(socket));

            assertThat(statusOf(socket)).contains(" 413 ");
            socket.close();
            sender.join();
        }
        assertThat(door.post("/Commerce/Customers", "{\"FirstName\": \"A\"}").status())
                .isEqualTo(201);
    }

    // The door may hang up in the middle: then there is nobody to send the rest to.
    private static void sendHundredMegabytes(Socket socket) {
        byte[] chunk = new byte[MEGABYTE];
        Arrays.fill(chunk, (byte) ' ');
        try {
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < 100; i++) {
                write(out, "100000\r\n");
                out.write(chunk);
                write(out, "\r\n");
            }
            write(out, "0\r\n\r\n");
        } catch (IOException hungUp) {
            assertThat(hungUp).isNotNull();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String statusOf(Socket socket) throws IOException {
        socket.setSoTimeout(30_000);
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }
}
