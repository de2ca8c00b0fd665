package org.tillbridge.app.roles;

import org.apache.coyote.http11.Http11NioProtocol;

/// HTTP for doors at which ten thousand stores wait, each with a connection that keeps its buffers.
/// The usual sizes are made for pages of a web site; what waits here is a question of a few hundred
/// bytes. Larger bodies pass through in pieces.
///
/// Public because the web server makes it by its name.
public final class SmallBuffers extends Http11NioProtocol {

    private static final int RESPONSE_BYTES = 1024;
    private static final String SOCKET_BYTES = "2048";

    public SmallBuffers() {
        setProperty("socket.appReadBufSize", SOCKET_BYTES);
        setProperty("socket.appWriteBufSize", SOCKET_BYTES);
    }

    /// Of the bytes, and of as many characters, that an answer is gathered in.
    @Override
    public int getDesiredBufferSize() {
        return RESPONSE_BYTES;
    }
}
