package org.tillbridge.headquarters.nodes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.headquarters.nodes.HeadquartersNode.Numbering;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.tls.Trust;

/// Hands a call on to another headquarters process, with the credentials it came with: a package
/// lies where it was built, and one of them numbers.
public final class CallOtherNodes {

    /// On a call that was handed on: it is not handed on again.
    public static final String HANDED_ON = "Tillbridge-Handed-On";

    private static final Logger LOG = LoggerFactory.getLogger(CallOtherNodes.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /// Longer than a till waits.
    private static final Duration TILLS_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final HeadquartersNodes nodes;
    private final HttpClient client;

    /// @param trust by which the others are known, where their doors have TLS
    public CallOtherNodes(HeadquartersNodes nodes, Trust trust) {
        this.nodes = nodes;
        this.client = trust.on(HttpClient.newBuilder())
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    /// Fetches a package from whoever has it; it has its name only when it is whole.
    public void fetchPackage(UUID packageId, String authorization, Path file) {
        for (HeadquartersNode node : nodes.others()) {
            Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
            try {
                HttpResponse<Path> response = client.send(
                        request(node, "/exchange/v1/packages/" + packageId, authorization)
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofFile(part));
                if (response.statusCode() == 200) {
                    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                    return;
                }
            } catch (IOException e) {
                LOG.debug("package={} node={} does not answer", packageId, node.address(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                part.toFile().delete();
            }
        }
    }

    /// Has the process that numbers run a job now; its answer. Empty while none of the others does.
    public Optional<String> post(String path, String authorization) {
        return nodes.others().stream()
                .filter(node -> node.numbering() == Numbering.HERE)
                .findFirst()
                .map(node -> post(node, path, authorization));
    }

    /// Hands a till's call to the process that numbers: its answer, whatever it says. Empty while
    /// none of the others does, or it does not answer.
    public Optional<HttpResponse<byte[]>> postJson(String path, String authorization, byte[] body) {
        return nodes.others().stream()
                .filter(node -> node.numbering() == Numbering.HERE)
                .findFirst()
                .flatMap(node -> send(request(node, path, authorization)
                        .timeout(TILLS_PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build()));
    }

    private Optional<HttpResponse<byte[]>> send(HttpRequest request) {
        try {
            return Optional.of(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            LOG.info("step=CallOtherNodes uri={} error=\"{}\"", request.uri(), e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private String post(HeadquartersNode node, String path, String authorization) {
        try {
            HttpResponse<String> response = client.send(
                    request(node, path, authorization)
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                return response.body();
            }
            throw away(node, "it answered " + response.statusCode(), null);
        } catch (IOException e) {
            throw away(node, e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(node, "interrupted", e);
        }
    }

    private static TillbridgeException away(HeadquartersNode node, String problem, @Nullable Throwable cause) {
        return new TillbridgeException(
                ErrorCode.outage("OtherHeadquartersAway"),
                "The headquarters process at %s gives the account IDs and cannot be asked: %s; run this there"
                        .formatted(node.address(), problem),
                cause);
    }

    private static HttpRequest.Builder request(HeadquartersNode node, String path, String authorization) {
        return HttpRequest.newBuilder(URI.create(node.address()).resolve(path))
                .timeout(PATIENCE)
                .header(HANDED_ON, "1")
                .header("Authorization", authorization);
    }
}
