package org.tillbridge.app.roles;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.exchange.transport.JoinAnswer;
import org.tillbridge.exchange.transport.SignCalls;
import org.tillbridge.exchange.transport.StoreKey;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.tls.Certificates;
import org.tillbridge.kernel.tls.Trust;
import tools.jackson.databind.json.JsonMapper;

/// Who a store is, as it learned when it joined, and the key that proves it; lies in
/// `stores/<id>/identity.json`, readable by its owner only.
///
/// @param authority by which it knows headquarters (PEM), null: the public ones
/// @param keyMadeAt when it went on with this key
/// @param next      the key it is about to go on with, null while it is not
public record StoreIdentity(
        String channelId,
        String legalEntity,
        String name,
        URI headquarters,
        @Nullable String authority,
        StoreKey key,
        Instant keyMadeAt,
        @Nullable StoreKey next) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What the file says.
    private record Written(
            String channelId,
            String legalEntity,
            String name,
            URI headquarters,
            @Nullable String authority,
            String key,
            Instant keyMadeAt,
            @Nullable String nextKey) {}

    /// Makes a key, joins with it and a code, and keeps who the store is from now on.
    ///
    /// @param authority by which headquarters is known (PEM), null: the public ones
    public static StoreIdentity join(Path dataDirectory, URI headquarters, @Nullable String authority, String code) {
        InstantSource clock = InstantSource.system();
        StoreKey key = StoreKey.fresh();
        Trust trust = authority == null ? Trust.inPublicAuthorities() : Trust.in(Certificates.of(authority));
        try (var line = new HeadquartersLine(headquarters, trust, SignCalls.once(key, clock), clock)) {
            JoinAnswer answer = line.join(code, key.shared());
            var identity = new StoreIdentity(
                    answer.channelId(),
                    answer.legalEntity(),
                    answer.name(),
                    headquarters,
                    authority,
                    key,
                    clock.instant(),
                    null);
            identity.keep(dataDirectory);
            return identity;
        }
    }

    /// The same where headquarters is known by the public authorities, or nothing is encrypted.
    public static StoreIdentity join(Path dataDirectory, URI headquarters, String code) {
        return join(dataDirectory, headquarters, null, code);
    }

    /// Empty when the store has not joined yet.
    public static Optional<StoreIdentity> find(Path dataDirectory, String channelId) {
        Path file = file(dataDirectory, channelId);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    static StoreIdentity read(Path file) {
        Written written = JSON.readValue(PrivateFile.read(file), Written.class);
        return new StoreIdentity(
                written.channelId(),
                written.legalEntity(),
                written.name(),
                written.headquarters(),
                written.authority(),
                StoreKey.of(written.key()),
                written.keyMadeAt(),
                written.nextKey() == null ? null : StoreKey.of(written.nextKey()));
    }

    void keep(Path dataDirectory) {
        String nextKey = next == null ? null : next.text();
        var written =
                new Written(channelId, legalEntity, name, headquarters, authority, key.text(), keyMadeAt, nextKey);
        PrivateFile.write(file(dataDirectory, channelId), JSON.writeValueAsString(written));
    }

    StoreIdentity about(StoreKey toGoOnWith) {
        return new StoreIdentity(channelId, legalEntity, name, headquarters, authority, key, keyMadeAt, toGoOnWith);
    }

    StoreIdentity goingOnWith(StoreKey other, Instant now) {
        return new StoreIdentity(channelId, legalEntity, name, headquarters, authority, other, now, null);
    }

    /// The stores that have joined in this data directory, in order.
    static List<String> joined(Path dataDirectory) {
        Path folder = dataDirectory.resolve("stores");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.map(path -> path.getFileName().toString())
                    .filter(id -> Files.exists(file(dataDirectory, id)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.outage("DataDirectoryUnusable"), "Cannot read the folder " + folder, e);
        }
    }

    static Path file(Path dataDirectory, String channelId) {
        return dataDirectory.resolve("stores").resolve(channelId).resolve("identity.json");
    }

    /// Never shows the key.
    @Override
    public String toString() {
        return "StoreIdentity[%s of %s at %s]".formatted(channelId, legalEntity, headquarters);
    }
}
