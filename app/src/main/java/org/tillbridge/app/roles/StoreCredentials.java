package org.tillbridge.app.roles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.transport.PublicStoreKey;
import org.tillbridge.exchange.transport.SignCalls;
import org.tillbridge.exchange.transport.StoreKey;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What a store proves itself with, as its file says now: a command may have changed it beside the
/// running store. The key is changed by hand, or by itself once it is old enough.
///
/// The next key is in the file before headquarters hears of it, and signs only when the file says
/// that it does: whenever that is interrupted, it is begun again with the same key.
public final class StoreCredentials {

    private static final Logger LOG = LoggerFactory.getLogger(StoreCredentials.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Path dataDirectory;
    private final Path file;
    private final InstantSource clock;
    /// Mutable: what the file said when it was last read.
    private volatile Read read;

    /// Mutable: no earlier than this is a failed change tried again.
    private Instant nextTry = Instant.MIN;

    private record Read(FileTime written, StoreIdentity identity) {}

    private StoreCredentials(Path dataDirectory, Path file, InstantSource clock) {
        this.dataDirectory = dataDirectory;
        this.file = file;
        this.clock = clock;
        this.read = readFile();
    }

    /// Empty when the store has not joined yet.
    public static Optional<StoreCredentials> find(Path dataDirectory, String channelId, InstantSource clock) {
        Path file = StoreIdentity.file(dataDirectory, channelId);
        return Files.exists(file) ? Optional.of(new StoreCredentials(dataDirectory, file, clock)) : Optional.empty();
    }

    public StoreIdentity identity() {
        if (!read.written().equals(written())) {
            read = readFile();
        }
        return read.identity();
    }

    StoreKey key() {
        return identity().key();
    }

    private Read readFile() {
        return new Read(written(), StoreIdentity.read(file));
    }

    private FileTime written() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.outage("DataDirectoryUnusable"), "Cannot read %s: %s".formatted(file, e), e);
        }
    }

    /// Goes on with a new key; the old one still signs for some minutes. Throws what the line to
    /// headquarters throws; then the old one goes on.
    public PublicStoreKey rotate(HeadquartersPlace headquarters) {
        StoreIdentity before = identity();
        StoreKey next = Optional.ofNullable(before.next()).orElseGet(StoreKey::fresh);
        before.about(next).keep(dataDirectory);
        try (var line = headquarters.line(SignCalls.once(before.key(), clock), clock)) {
            line.addKey(next.shared());
        }
        before.goingOnWith(next, clock.instant()).keep(dataDirectory);
        LOG.info(
                "step=RotateKey store={} key={}",
                before.channelId(),
                next.shared().id());
        return next.shared();
    }

    /// The same once the key is older than this. One that cannot be changed now goes on, and it is
    /// tried again later.
    void rotateWhenOld(Duration age, HeadquartersPlace headquarters) {
        Instant now = clock.instant();
        if (now.isBefore(nextTry) || now.isBefore(identity().keyMadeAt().plus(age))) {
            return;
        }
        nextTry = now.plus(PAUSE);
        try {
            rotate(headquarters);
        } catch (TillbridgeException e) {
            LOG.warn("step=RotateKey store={} error=\"{}\"", identity().channelId(), e.getMessage());
        }
    }
}
