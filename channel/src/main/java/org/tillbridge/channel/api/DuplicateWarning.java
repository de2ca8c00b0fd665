package org.tillbridge.channel.api;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.search.CustomerHit;

/// Says whom a new card may be of, before anything is stored.
final class DuplicateWarning {

    private DuplicateWarning() {}

    static void refuse(List<CustomerHit> like) {
        if (!like.isEmpty()) {
            throw Refusal.of(
                    HttpStatus.CONFLICT,
                    like.stream().map(DuplicateWarning::problem).toList());
        }
    }

    private static Problem problem(CustomerHit hit) {
        String field = SearchFieldBody.nameOf(hit.matched().field());
        return Problem.of(
                "DuplicateCandidate",
                field.equals("PhoneNumber") ? "Phone" : field,
                "Customer %s (%s) has the same; without Prefer: duplicates=warn the new one is created all the same"
                        .formatted(
                                hit.findAccount()
                                        .map(AccountId::value)
                                        .orElse(hit.id().toString()),
                                hit.name()));
    }
}
