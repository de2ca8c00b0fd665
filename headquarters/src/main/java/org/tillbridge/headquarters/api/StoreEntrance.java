package org.tillbridge.headquarters.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.servlet.HandlerInterceptor;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Lets in only calls that carry a store's secret, before a byte of their body is read. The channel
/// of a call is the one its secret belongs to, never one the call names.
final class StoreEntrance implements HandlerInterceptor {

    private static final String STORE = StoreEntrance.class.getName();
    private static final String BEARER = "Bearer ";

    private final StoreAdmission admission;

    StoreEntrance(StoreAdmission admission) {
        this.admission = admission;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<Store> store = bearer(request).flatMap(admission::storeOf);
        if (store.isEmpty()) {
            Problems.unauthorized(
                    response, "StoreUnknown", "This call carries no store's secret; join the store with a code");
            return false;
        }
        request.setAttribute(STORE, store.get());
        return true;
    }

    static Store storeOf(HttpServletRequest request) {
        if (request.getAttribute(STORE) instanceof Store store) {
            return store;
        }
        throw new TillbridgeException(ErrorCode.bug("StoreMissing"), "A store's route was entered without its store");
    }

    static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip())
                .filter(secret -> !secret.isEmpty());
    }
}
