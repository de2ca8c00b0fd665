package org.tillbridge.headquarters.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The API's description as a page for people. Three files of ours, from nowhere else.
@RestController
@Allowed(Role.ANYONE)
final class DocsResource {

    static final String PATH = "/api/docs";

    /// The page runs its own script and asks its own server, nothing else.
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @GetMapping(PATH)
    ResponseEntity<String> page() {
        return file("docs.html", "text/html");
    }

    @GetMapping(PATH + "/docs.js")
    ResponseEntity<String> script() {
        return file("docs.js", "text/javascript");
    }

    @GetMapping(PATH + "/docs.css")
    ResponseEntity<String> style() {
        return file("docs.css", "text/css");
    }

    private static ResponseEntity<String> file(String name, String type) {
        try (InputStream file =
                DocsResource.class.getResourceAsStream("/org/tillbridge/headquarters/openapi/" + name)) {
            if (file == null) {
                throw new TillbridgeException(ErrorCode.bug("PageMissing"), name + " is not in the jar");
            }
            return ResponseEntity.ok()
                    .header("Content-Type", type + ";charset=utf-8")
                    .header(SafeAnswers.POLICY, POLICY)
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "no-store")
                    .body(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
