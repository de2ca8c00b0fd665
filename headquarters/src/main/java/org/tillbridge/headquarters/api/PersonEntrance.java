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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.tillbridge.headquarters.audit.Actor;
import org.tillbridge.headquarters.operators.Operator;

/// Lets what an operator's call does know the person who makes it, and by which token.
final class PersonEntrance implements Filter {

    /// The operating system's user who runs the command, percent-encoded.
    static final String HEADER = "Tillbridge-User";

    private static final int LONGEST = 100;

    private final KnownOperators operators;

    PersonEntrance(KnownOperators operators) {
        this.operators = operators;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Operator> operator = request instanceof HttpServletRequest call ? operator(call) : Optional.empty();
        if (operator.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var http = (HttpServletRequest) request;
        // Who has signed in is known; whoever has a token is who his machine says.
        String named = operators.hasSession(http) ? null : person(http.getHeader(HEADER));
        var acting = ScopedValue.where(Actor.RIGHT, operator.get().name())
                .where(Actor.PERSON, named == null ? operator.get().name() : named);
        try {
            acting.call(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private Optional<Operator> operator(HttpServletRequest request) {
        if (!request.getRequestURI().startsWith("/api/")) {
            return Optional.empty();
        }
        try {
            return operators.find(request);
        } catch (DataAccessException databaseAway) {
            // The entrance asks again, and its answer says so.
            return Optional.empty();
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
