package org.tillbridge.headquarters.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.accounts.SynchronizeCustomers;
import org.tillbridge.headquarters.nodes.CallOtherNodes;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.realtime.EarlyRequestsCall;
import org.tillbridge.kernel.realtime.FetchCustomerCall;
import org.tillbridge.kernel.realtime.HistoryCall;
import org.tillbridge.kernel.realtime.NewCustomerCall;
import org.tillbridge.kernel.realtime.OrderCall;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.RecallCall;
import org.tillbridge.kernel.realtime.SearchCall;
import org.tillbridge.kernel.realtime.SteerOrderCall;
import tools.jackson.databind.json.JsonMapper;

/// The real-time service: what a store asks while a till waits. It has places of its own, so that
/// nothing else keeps a till waiting. 422 is a refusal by headquarters' rules, and only that.
@RestController
@Allowed(Role.STORE)
@RequestMapping(RealtimeResource.PATH)
final class RealtimeResource {

    static final String PATH = "/exchange/v1/realtime";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RealtimeDesk desk;
    private final AdmitCalls calls;

    RealtimeResource(RealtimeDesk desk, AdmitCalls calls) {
        this.desk = desk;
        this.calls = calls;
    }

    /// Creates a customer; the answer has its account ID.
    @PostMapping("/customers")
    ResponseEntity<?> create(HttpServletRequest http, @RequestBody NewCustomerCall call) {
        return numbering(http, call, store -> answer(desk.create().run(store, call)));
    }

    /// Takes a customer's requests before their session; the answer says what became of each.
    @PostMapping("/requests")
    ResponseEntity<?> take(HttpServletRequest http, @RequestBody EarlyRequestsCall call) {
        return numbering(http, call, store -> ResponseEntity.ok(desk.take().run(store, call)));
    }

    /// Makes an order a sales order, with its customer; the answer has its number.
    @PostMapping("/orders")
    ResponseEntity<?> order(HttpServletRequest http, @RequestBody OrderCall call) {
        return numbering(http, call, store -> answer(desk.order().run(store, call)));
    }

    /// A customer for a store that does not have it.
    @PostMapping("/customers/fetch")
    ResponseEntity<?> fetch(HttpServletRequest http, @RequestBody FetchCustomerCall call) {
        return admitted(http, store -> answer(desk.fetch().run(store, call)));
    }

    /// Customers of all stores of the store's legal entity.
    @PostMapping("/customers/search")
    ResponseEntity<?> search(HttpServletRequest http, @RequestBody SearchCall call) {
        return admitted(http, store -> answer(desk.search().run(store, call)));
    }

    /// An order of any store.
    @PostMapping("/orders/recall")
    ResponseEntity<?> recall(HttpServletRequest http, @RequestBody RecallCall call) {
        return admitted(http, store -> answer(desk.recall().run(store, call)));
    }

    /// Something to be done about an order.
    @PostMapping("/orders/steer")
    ResponseEntity<?> steer(HttpServletRequest http, @RequestBody SteerOrderCall call) {
        return admitted(http, store -> answer(desk.steer().run(store, call)));
    }

    /// What a customer bought or ordered at any store.
    @PostMapping("/orders/history")
    ResponseEntity<?> history(HttpServletRequest http, @RequestBody HistoryCall call) {
        return admitted(http, store -> ResponseEntity.ok(desk.recall().run(store, call)));
    }

    /// What needs the turn to number: another process may have it.
    private ResponseEntity<?> numbering(HttpServletRequest http, Object call, Function<Store, ResponseEntity<?>> work) {
        try {
            return admitted(http, work);
        } catch (TillbridgeException e) {
            if (!e.code().equals(SynchronizeCustomers.NUMBERED_ELSEWHERE)) {
                throw e;
            }
            return elsewhere(http, call).orElseThrow(() -> e);
        }
    }

    /// Of a store that is known, while there is a place.
    private ResponseEntity<?> admitted(HttpServletRequest http, Function<Store, ResponseEntity<?>> work) {
        Store store = StoreEntrance.storeOf(http);
        try (var _ = calls.takePlace(AdmitCalls.Kind.REALTIME)) {
            return work.apply(store);
        }
    }

    private static <T> ResponseEntity<?> answer(RealtimeAnswer<T> answer) {
        return switch (answer) {
            case RealtimeAnswer.Done<T>(T value) -> ResponseEntity.ok(value);
            case RealtimeAnswer.Refused<T>(String code, String message) -> refused(code, message);
            case RealtimeAnswer.Unanswered<T>(String code) ->
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        };
    }

    private static ResponseEntity<ProblemDetail> refused(String code, String message) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, message);
        problem.setProperty("code", code);
        return ResponseEntity.unprocessableContent()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /// Another headquarters process numbers: it is asked, once, and its answer is the answer.
    private Optional<ResponseEntity<?>> elsewhere(HttpServletRequest http, Object call) {
        if (http.getHeader(CallOtherNodes.HANDED_ON) != null) {
            return Optional.empty();
        }
        return desk.others()
                .postJson(http.getRequestURI(), http.getHeader("Authorization"), JSON.writeValueAsBytes(call))
                .map(answer -> ResponseEntity.status(answer.statusCode())
                        .contentType(
                                answer.statusCode() == 200
                                        ? MediaType.APPLICATION_JSON
                                        : MediaType.APPLICATION_PROBLEM_JSON)
                        .body(new String(answer.body(), StandardCharsets.UTF_8)));
    }
}
