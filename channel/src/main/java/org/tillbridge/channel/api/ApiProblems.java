package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.tillbridge.channel.odata.BadQuery;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;

/// Every error of the store's door as problem details (RFC 9457) with a code, never with a stack
/// trace.
@RestControllerAdvice(
        assignableTypes = {
            CustomersController.class,
            CustomerSetController.class,
            ServiceController.class,
            BatchController.class,
            AddressesController.class,
            AffiliationsController.class,
            LoyaltyCardsController.class,
            PartnersController.class,
            RealtimeController.class,
            SalesOrdersController.class,
            OrderStepsController.class,
            HistoryController.class,
            ShiftsController.class,
            LogOnController.class,
            DevicesController.class
        })
final class ApiProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal, HttpServletRequest request) {
        return new ErrorAnswer(refusal.status(), refusal.problems(), TraceId.of(request)).to(request);
    }

    /// A query that cannot be read.
    @ExceptionHandler
    ResponseEntity<Object> refused(BadQuery query, HttpServletRequest request) {
        return refused(Refusal.badRequest(query.code(), query.target(), query.detail()), request);
    }

    /// A question that takes so long that tills would wait.
    @ExceptionHandler
    ResponseEntity<Object> tooLong(QueryTimeoutException timeout, HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return unavailable(timeout, request);
        }
        String detail = "The query took too long and was broken off; narrow its $filter, or use $search";
        return refused(Refusal.badRequest("QueryTooExpensive", "$filter", detail), request);
    }

    /// A commit whose answer got lost is one of these: the caller asks again with the same key, and
    /// learns what happened.
    @ExceptionHandler({
        CannotCreateTransactionException.class,
        TransactionSystemException.class,
        NonTransientDataAccessResourceException.class,
        TransientDataAccessException.class,
        RecoverableDataAccessException.class
    })
    ResponseEntity<Object> unavailable(Exception outage, HttpServletRequest request) {
        String traceId = TraceId.of(request);
        LOG.warn("door=store traceId={} the store's database is away", traceId, outage);
        String detail = "The store's database is away for the moment; ask again with the same key";
        return new ErrorAnswer(
                        HttpStatus.SERVICE_UNAVAILABLE, List.of(Problem.of("StorageUnavailable", detail)), traceId)
                .to(request);
    }

    @ExceptionHandler
    ResponseEntity<Object> surprised(Exception surprise, HttpServletRequest request) {
        if (surprise instanceof TillbridgeException known && known.kind() == ErrorKind.OUTAGE) {
            return unavailable(surprise, request);
        }
        String traceId = TraceId.of(request);
        if (surprise instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            HttpStatusCode status = known.getStatusCode();
            String code = HttpStatus.valueOf(status.value()).getReasonPhrase().replace(" ", "");
            return new ErrorAnswer(
                            status, List.of(Problem.of(code, "The request cannot be answered as it was sent")), traceId)
                    .to(request);
        }
        LOG.error("door=store traceId={} our own mistake", traceId, surprise);
        String detail = "Our own mistake; the log names it under this traceId";
        return new ErrorAnswer(HttpStatus.INTERNAL_SERVER_ERROR, List.of(Problem.of("InternalError", detail)), traceId)
                .to(request);
    }
}
