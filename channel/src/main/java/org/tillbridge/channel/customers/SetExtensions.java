package org.tillbridge.channel.customers;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tillbridge.kernel.customer.Extensions;
import org.tillbridge.kernel.customer.Violation;
import tools.jackson.databind.json.JsonMapper;

/// Judges what others want kept of a locked customer. It lies among the values of her attributes
/// and is captured with them ([SetAttributes]).
final class SetExtensions {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SetExtensions() {}

    /// What was given, looked at.
    ///
    /// @param values     those that are other than she has them; what is taken away is `null`
    /// @param violations all that is wrong
    record Judged(Map<String, String> values, List<Violation> violations) {}

    static Judged judge(Map<String, String> given, Map<String, String> current) {
        Map<String, String> other = new TreeMap<>(given);
        other.entrySet()
                .removeIf(each ->
                        current.getOrDefault(each.getKey(), Extensions.NOTHING).equals(each.getValue()));
        return new Judged(other, Extensions.check(current, other));
    }

    /// As part of what an operation asks for; nothing where it says nothing of them.
    static String asGiven(Map<String, String> given) {
        return given.isEmpty() ? "" : "\n@" + JSON.writeValueAsString(new TreeMap<>(given));
    }
}
