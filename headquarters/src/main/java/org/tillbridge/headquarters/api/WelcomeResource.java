package org.tillbridge.headquarters.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import org.tillbridge.headquarters.people.ChoosePassword;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.TillbridgeException;

/// Where a one-time link leads: a page on which a person chooses a password.
@RestController
@RequestMapping("/welcome")
@Allowed(Role.ANYONE)
final class WelcomeResource {

    private static final String PAGE = text("welcome.html");
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final ChoosePassword choose;
    private final SignInPace pace = new SignInPace(InstantSource.system());

    WelcomeResource(PeopleDesk desk) {
        this.choose = desk.choose();
    }

    @GetMapping
    ResponseEntity<String> ask(@RequestParam(defaultValue = "") String code) {
        return page(HttpStatus.OK, "", code);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> take(
            @RequestParam String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam String password,
            HttpServletRequest request) {
        pace.enter(request.getRemoteAddr());
        try {
            return page(HttpStatus.OK, "Done. Sign in as %s.".formatted(choose.run(code, name, password)), "");
        } catch (TillbridgeException refused) {
            return page(HttpStatus.BAD_REQUEST, String.valueOf(refused.getMessage()), code);
        }
    }

    private static ResponseEntity<String> page(HttpStatus status, String message, String code) {
        String html = PAGE.replace("{message}", HtmlUtils.htmlEscape(message))
                .replace("{code}", HtmlUtils.htmlEscape(code))
                .replace("{shown}", code.isEmpty() ? "hidden" : "");
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
                .body(html);
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(WelcomeResource.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
