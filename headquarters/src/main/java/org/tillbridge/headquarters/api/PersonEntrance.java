package org.tillbridge.headquarters.api;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.Actor;

/// Lets what an operator's call does know the person who makes it.
final class PersonEntrance implements Filter {

    /// The operating system's user who runs the command, percent-encoded.
    static final String HEADER = "Tillbridge-User";

    private static final int LONGEST = 100;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String person = request instanceof HttpServletRequest http ? person(http.getHeader(HEADER)) : null;
        if (person == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            ScopedValue.where(Actor.PERSON, person).call(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static @Nullable String person(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        try {
            String name = URLDecoder.decode(header, StandardCharsets.UTF_8).strip();
            return name.isEmpty() ? null : name.substring(0, Math.min(LONGEST, name.length()));
        } catch (IllegalArgumentException notEncoded) {
            return null;
        }
    }
}
