package org.tillbridge.headquarters.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.tillbridge.headquarters.accounts.SynchronizeCustomers;
import org.tillbridge.headquarters.nodes.CallOtherNodes;
import org.tillbridge.kernel.error.TillbridgeException;
import tools.jackson.databind.json.JsonMapper;

/// A call that only the headquarters process that numbers can answer: it is answered here, or
/// handed on to that one, once.
record HandOn(CallOtherNodes others) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// The answer as JSON.
    <T> HandedOn<T> answer(HttpServletRequest request, Supplier<T> here) {
        try {
            return new HandedOn<>(JSON.writeValueAsString(here.get()));
        } catch (TillbridgeException e) {
            if (!e.code().equals(SynchronizeCustomers.NUMBERED_ELSEWHERE)
                    || request.getHeader(CallOtherNodes.HANDED_ON) != null) {
                throw e;
            }
            return others.post(request.getRequestURI(), request.getHeader("Authorization"))
                    .map(HandedOn<T>::new)
                    .orElseThrow(() -> e);
        }
    }
}
