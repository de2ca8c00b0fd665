package org.tillbridge.headquarters.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.tillbridge.exchange.transport.CallToken;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreKeys;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Lets in only calls that a store's key has signed, each once, before a byte of their body is read.
/// The channel of a call is the one the key speaks for, never one the call names.
final class StoreEntrance implements AsyncHandlerInterceptor {

    private static final String STORE = StoreEntrance.class.getName();
    private static final String PLACE = AdmitCalls.class.getName();
    private static final String KEY = CallToken.class.getName();
    private static final long LARGEST_MESSAGE = 4L << 20;

    private final StoreKeys keys;
    private final AdmitCalls calls;
    private final SeenTokens seen = new SeenTokens();

    StoreEntrance(StoreKeys keys, AdmitCalls calls) {
        this.keys = keys;
        this.calls = calls;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            return true;
        }
        boolean realtime = request.getRequestURI().startsWith(RealtimeResource.PATH);
        AdmitCalls.Kind kind = realtime ? AdmitCalls.Kind.REALTIME : AdmitCalls.Kind.QUESTION;
        Optional<CallToken> token = token(request);
        Optional<Store> store = token.flatMap(signed -> callerOf(signed, kind));
        if (store.isEmpty()) {
            response.setHeader(CallToken.TIME, keys.now().toString());
            Problems.unauthorized(
                    response,
                    "StoreUnknown",
                    "No key that speaks for a store has signed this call now; join the store with a code");
            return false;
        }
        request.setAttribute(KEY, token.get().keyId());
        request.setAttribute(STORE, store.get());
        boolean transfer = request.getRequestURI().matches(".*/sessions/.*|.*/packages/[^/]+(/own)?");
        requireSize(request, transfer ? Spool.MOST_BYTES : LARGEST_MESSAGE);
        AdmitCalls.Place entered = calls.enter(store.get().channelId());
        request.setAttribute(PLACE, transfer ? takePlace(entered) : entered);
        return true;
    }

    private AdmitCalls.Place takePlace(AdmitCalls.Place entered) {
        boolean taken = false;
        try {
            AdmitCalls.Place place = calls.takePlace(AdmitCalls.Kind.TRANSFER);
            taken = true;
            return () -> {
                place.close();
                entered.close();
            };
        } finally {
            if (!taken) {
                entered.close();
            }
        }
    }

    /// The token of the call, when it is for this call and this time; not yet looked at whose it is.
    private Optional<CallToken> token(HttpServletRequest request) {
        return CallToken.in(request.getHeader("Authorization"))
                .filter(token -> token.isFor(request.getMethod(), request.getRequestURI()))
                .filter(token -> token.isTimely(keys.now()));
    }

    private Optional<Store> callerOf(CallToken token, AdmitCalls.Kind kind) {
        try (var _ = calls.takePlace(kind)) {
            return keys.callerOf(token).filter(store -> seen.isFirst(token, keys.now()));
        }
    }

    /// Refuses what is too large before a byte of it is read.
    private static void requireSize(HttpServletRequest request, long most) {
        if (most == LARGEST_MESSAGE && request.getHeader("Transfer-Encoding") != null) {
            throw new TillbridgeException(
                    ErrorCode.data("LengthMissing"),
                    "A message says its length first (Content-Length); only sessions come in pieces");
        }
        if (request.getContentLengthLong() > most) {
            throw new TillbridgeException(
                    Spool.TOO_LARGE,
                    "The body of %s %s has %d bytes, more than %d MB; it was not read"
                            .formatted(
                                    request.getMethod(),
                                    request.getRequestURI(),
                                    request.getContentLengthLong(),
                                    most >> 20));
        }
    }

    /// A poll is held from now on; nothing works for it.
    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        leave(request);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        leave(request);
    }

    private static void leave(HttpServletRequest request) {
        if (request.getAttribute(PLACE) instanceof AdmitCalls.Place place) {
            request.removeAttribute(PLACE);
            place.close();
        }
    }

    static boolean hasStore(HttpServletRequest request) {
        return request.getAttribute(STORE) instanceof Store;
    }

    static Store storeOf(HttpServletRequest request) {
        if (request.getAttribute(STORE) instanceof Store store) {
            return store;
        }
        throw new TillbridgeException(ErrorCode.bug("StoreMissing"), "A store's route was entered without its store");
    }

    /// The key that signed the call.
    static String keyOf(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(KEY));
    }
}
