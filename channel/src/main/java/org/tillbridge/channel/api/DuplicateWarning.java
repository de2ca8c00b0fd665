package org.tillbridge.channel.api;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.tillbridge.channel.customers.LikeCustomer;
import org.tillbridge.kernel.customer.AccountId;

/// Says whom a new card may be of, before anything is stored.
final class DuplicateWarning {

    private DuplicateWarning() {}

    static void refuse(List<LikeCustomer> like) {
        if (!like.isEmpty()) {
            throw Refusal.of(
                    HttpStatus.CONFLICT,
                    like.stream().map(DuplicateWarning::problem).toList());
        }
    }

    private static Problem problem(LikeCustomer like) {
        return Problem.of(
                "DuplicateCandidate",
                target(like.rules().getFirst()),
                "Customer %s (%s) has %s: %d points, %d are enough; without Prefer: duplicates=warn the new one is created all the same"
                        .formatted(
                                like.hit()
                                        .findAccount()
                                        .map(AccountId::value)
                                        .orElse(like.hit().id().toString()),
                                like.hit().name(),
                                like.rules().stream()
                                        .map(LikeCustomer.Rule::words)
                                        .collect(Collectors.joining(", ")),
                                like.points(),
                                like.enough()));
    }

    /// What of the card it is about.
    private static String target(LikeCustomer.Rule rule) {
        return switch (rule) {
            case SAME_EMAIL -> "Email";
            case SAME_PHONE -> "Phone";
            case SAME_NAME -> "Name";
            case SAME_ADDRESS -> "Addresses";
            case SAME_BIRTH_DATE -> "BirthDate";
        };
    }
}
