package org.tillbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class FaultyLineTest {

    private ServerSocket echo;
    private FaultyLine line;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echoAll);
        line = FaultyLine.to(echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        line.close();
        echo.close();
    }

    @Test
    void aWholeLineCarriesBothWaysToTheEnd() throws IOException {
        try (Socket till = call()) {
            till.getOutputStream().write("Anna".getBytes(StandardCharsets.UTF_8));
            till.shutdownOutput();

            assertThat(till.getInputStream().readAllBytes()).asString().isEqualTo("Anna");
        }
    }

    @Test
    void aCutLineBreaksEveryCallUntilItIsMended() throws IOException {
        try (Socket before = call()) {
            assertThat(echoed(before, "a")).isEqualTo("a");

            line.cut();

            assertThatThrownBy(() -> echoed(before, "b")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> echoed(call(), "c")).isInstanceOf(IOException.class);
        }
        line.mend();
        try (Socket after = call()) {
            assertThat(echoed(after, "d")).isEqualTo("d");
        }
    }

    @Test
    void itBreaksInTheMiddleOfWhatItCarries() throws IOException {
        line.cutAfterBytes(6);

        try (Socket till = call()) {
            assertThat(echoed(till, "abc")).isEqualTo("abc");
            assertThatThrownBy(() -> echoed(till, "d")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aSlowLineTakesItsTimeInEachDirection() throws IOException {
        line.delay(Duration.ofMillis(50));

        try (Socket till = call()) {
            long begin = System.nanoTime();
            assertThat(echoed(till, "a")).isEqualTo("a");

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(99));
        }
    }

    @Test
    void aTargetThatIsAwayBreaksTheCallAndNotTheLine() throws IOException {
        int port = echo.getLocalPort();
        echo.close();
        await().untilAsserted(() -> assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(IOException.class));

        assertThatThrownBy(() -> echoed(call(), "a")).isInstanceOf(IOException.class);
        echo = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echoAll);
        try (Socket till = call()) {
            assertThat(echoed(till, "b")).isEqualTo("b");
        }
    }

    private Socket call() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), line.port());
    }

    private static String echoed(Socket till, String text) throws IOException {
        till.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        byte[] answer = till.getInputStream().readNBytes(text.length());
        if (answer.length < text.length()) {
            throw new IOException("the line ended");
        }
        return new String(answer, StandardCharsets.UTF_8);
    }

    private void echoAll() {
        while (!echo.isClosed()) {
            try {
                Socket caller = echo.accept();
                Thread.ofVirtual().start(() -> echo(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void echo(Socket caller) {
        try (caller) {
            caller.getInputStream().transferTo(caller.getOutputStream());
        } catch (IOException broken) {
            assertThat(broken).isNotNull();
        }
    }
}
