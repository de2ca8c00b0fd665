package org.tillbridge.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// A TCP line to a port of this machine that can be cut, mended, cut in the middle of what it
/// carries, and slowed.
public final class FaultyLine implements AutoCloseable {

    private static final long WHOLE = Long.MAX_VALUE;

    /// Mutable: where the line leads now.
    private volatile int target;

    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytesLeft = new AtomicLong(WHOLE);
    private final AtomicLong answerBytesLeft = new AtomicLong(WHOLE);
    private final AtomicLong carried = new AtomicLong();
    private final AtomicReference<Duration> delay = new AtomicReference<>(Duration.ZERO);

    private FaultyLine(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    public static FaultyLine to(int port) {
        try {
            var line = new FaultyLine(port);
            Thread.ofVirtual().name("line-to-" + port).start(line::accept);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where to connect to instead of the target.
    public int port() {
        return door.getLocalPort();
    }

    /// The line leads elsewhere from now on, as a load balancer's; what it carries breaks.
    public void leadTo(int port) {
        target = port;
        sockets.forEach(this::reset);
    }

    /// Breaks all connections (the peers see a reset) and every new one, until mended.
    public void cut() {
        bytesLeft.set(0);
        sockets.forEach(this::reset);
    }

    public void mend() {
        answerBytesLeft.set(WHOLE);
        bytesLeft.set(WHOLE);
    }

    /// Cuts the line once it has carried this many more bytes, both directions together.
    public void cutAfterBytes(long bytes) {
        bytesLeft.set(bytes);
    }

    /// Cuts the line once this many more bytes came back from the target: the call arrives whole,
    /// its answer does not.
    public void cutAnswersAfterBytes(long bytes) {
        answerBytesLeft.set(bytes);
    }

    /// How many bytes went over the line so far, both directions together.
    public long carriedBytes() {
        return carried.get();
    }

    /// Holds back whatever is read at once, in either direction, for so long.
    public void delay(Duration duration) {
        delay.set(duration);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cut();
        }
    }

    private void accept() {
        while (true) {
            try {
                connect(door.accept());
            } catch (IOException targetAwayOrClosed) {
                if (door.isClosed()) {
                    return;
                }
            }
        }
    }

    private void connect(Socket caller) throws IOException {
        sockets.add(caller);
        if (bytesLeft.get() <= 0) {
            reset(caller);
            return;
        }
        try {
            var called = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(called);
            Thread.ofVirtual().start(() -> carry(caller, called, List.of(bytesLeft)));
            Thread.ofVirtual().start(() -> carry(called, caller, List.of(bytesLeft, answerBytesLeft)));
        } catch (IOException targetAway) {
            reset(caller);
            throw targetAway;
        }
    }

    private void carry(Socket from, Socket to, List<AtomicLong> limits) {
        byte[] buffer = new byte[65_536];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                LockSupport.parkNanos(delay.get().toNanos());
                if (!pass(out, buffer, read, limits)) {
                    return;
                }
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            reset(from);
            reset(to);
        }
    }

    /// Passes on what the line still carries; false once it is cut.
    private boolean pass(OutputStream out, byte[] buffer, int length, List<AtomicLong> limits) throws IOException {
        long left =
                limits.stream().mapToLong(limit -> take(limit, length)).min().orElse(WHOLE);
        int passed = (int) Math.min(left, length);
        carried.addAndGet(passed);
        out.write(buffer, 0, passed);
        if (left > length) {
            return true;
        }
        out.flush();
        cut();
        return false;
    }

    /// What was left before.
    private static long take(AtomicLong limit, int length) {
        return limit.getAndUpdate(left -> left == WHOLE ? WHOLE : Math.max(0, left - length));
    }

    private void reset(Socket socket) {
        sockets.remove(socket);
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyClosed) {
            sockets.remove(socket);
        }
    }
}
