package org.tillbridge.channel.api;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.tillbridge.channel.customers.Conflict;
import org.tillbridge.kernel.customer.Violation;

/// Ends a request that cannot be taken, from wherever it is being read. Lives only inside this
/// package: [ApiProblems] turns it into an answer.
final class Refusal extends RuntimeException {

    private final HttpStatus status;
    private final transient List<Problem> problems;

    private Refusal(HttpStatus status, List<Problem> problems) {
        super(problems.getFirst().detail(), null, false, false);
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    static Refusal of(HttpStatus status, Problem problem) {
        return new Refusal(status, List.of(problem));
    }

    static Refusal badRequest(String code, String target, String detail) {
        return of(HttpStatus.BAD_REQUEST, Problem.of(code, target, detail));
    }

    static Refusal of(List<Violation> violations) {
        return new Refusal(
                HttpStatus.BAD_REQUEST, violations.stream().map(Problem::of).toList());
    }

    static Refusal of(HttpStatus status, List<Problem> problems) {
        return new Refusal(status, problems);
    }

    static Refusal of(Conflict conflict) {
        return of(
                HttpStatus.CONFLICT,
                switch (conflict) {
                    case IDEMPOTENCY_KEY_REUSED ->
                        Problem.of(
                                "IdempotencyKeyReused",
                                OperationHeaders.IDEMPOTENCY_KEY,
                                "This Idempotency-Key was used for another request; nothing was stored");
                    case CUSTOMER_ALREADY_EXISTS ->
                        Problem.of(
                                "CustomerAlreadyExists",
                                "AccountNumber",
                                "A customer with this UUID exists already with other content; nothing was stored");
                });
    }

    HttpStatus status() {
        return status;
    }

    List<Problem> problems() {
        return problems;
    }
}
