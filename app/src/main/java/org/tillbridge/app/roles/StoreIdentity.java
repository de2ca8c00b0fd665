package org.tillbridge.app.roles;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.exchange.transport.JoinAnswer;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import tools.jackson.databind.json.JsonMapper;

/// Who a store is, as it learned when it joined; lies in `stores/<id>/identity.json`, readable by
/// its owner only.
public record StoreIdentity(String channelId, String legalEntity, String name, String secret, URI headquarters) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Never shows the secret.
    @Override
    public String toString() {
        return "StoreIdentity[%s of %s at %s]".formatted(channelId, legalEntity, headquarters);
    }

    /// Joins with a code and keeps who the store is from now on.
    public static StoreIdentity join(Path dataDirectory, URI headquarters, String code) {
        JoinAnswer answer = HeadquartersLine.join(headquarters, code, InstantSource.system());
        var identity = new StoreIdentity(
                answer.channelId(), answer.legalEntity(), answer.name(), answer.secret(), headquarters);
        PrivateFile.write(file(dataDirectory, identity.channelId()), JSON.writeValueAsString(identity));
        return identity;
    }

    /// Empty when the store has not joined yet.
    public static Optional<StoreIdentity> find(Path dataDirectory, String channelId) {
        Path file = file(dataDirectory, channelId);
        return Files.exists(file)
                ? Optional.of(JSON.readValue(PrivateFile.read(file), StoreIdentity.class))
                : Optional.empty();
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

    private static Path file(Path dataDirectory, String channelId) {
        return dataDirectory.resolve("stores").resolve(channelId).resolve("identity.json");
    }
}
