package org.tillbridge.app.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.tillbridge.app.configuration.Door;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;

final class WebDoorTest {

    /// A door with no resources.
    static final class Nothing {}

    @Test
    void takenPortIsNamed() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var door = new Door("127.0.0.1", other.getLocalPort());

            assertThatThrownBy(() -> WebDoor.open(door, Nothing.class, context -> {}))
                    .isInstanceOfSatisfying(
                            TillbridgeException.class,
                            refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.USER))
                    .hasMessageContaining("Port %d of 127.0.0.1 is taken".formatted(door.port()));
        }
    }
}
