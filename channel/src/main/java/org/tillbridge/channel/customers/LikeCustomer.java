package org.tillbridge.channel.customers;

import java.util.List;
import org.tillbridge.kernel.search.CustomerHit;

/// Somebody a new card may be of, and why.
///
/// @param points of the rules that hold
/// @param enough how many it takes
/// @param rules  those that hold, the one with the most points first
public record LikeCustomer(CustomerHit hit, int points, int enough, List<Rule> rules) {

    public LikeCustomer {
        rules = List.copyOf(rules);
    }

    /// What makes two customers alike: the rules headquarters puts customers beside each other by.
    public enum Rule {
        SAME_EMAIL("the same e-mail"),
        SAME_PHONE("the same phone"),
        SAME_NAME("a like name"),
        SAME_ADDRESS("the same address"),
        SAME_BIRTH_DATE("the same birth date");

        private final String words;

        Rule(String words) {
            this.words = words;
        }

        /// As a person reads it.
        public String words() {
            return words;
        }
    }
}
