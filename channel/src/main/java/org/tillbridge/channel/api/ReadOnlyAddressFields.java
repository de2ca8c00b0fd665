package org.tillbridge.channel.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tillbridge.channel.odata.EdmType;
import org.tillbridge.channel.odata.Member;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.CountryRules;
import tools.jackson.databind.JsonNode;

/// Fields of the original's Address that nobody sets: sent back as they were read they are fine,
/// changed they are refused, all of them at once (spec 2.7.8).
final class ReadOnlyAddressFields {

    private static final String FULL_ADDRESS = "FullAddress";

    // The original's keys of rows we do not have: empty here.
    private static final Set<String> NAMES = Set.of("PartyNumber", "LogisticsLocationId");
    private static final Set<String> NUMBERS = Set.of(
            "RecordId",
            "DirectoryPartyTableRecordId",
            "DirectoryPartyLocationRecordId",
            "LogisticsLocationRecordId",
            "LogisticsLocationRoleRecordId",
            "ExpireRecordId");
    private static final Set<String> KEYS = CustomerReader.join(NAMES, NUMBERS);

    private ReadOnlyAddressFields() {}

    static Set<String> names() {
        return CustomerReader.join(KEYS, Set.of(FULL_ADDRESS));
    }

    /// As `$metadata` tells of the original's keys.
    static List<Member> members() {
        return Stream.concat(
                        NAMES.stream().sorted().map(name -> new Member.Simple(name, EdmType.STRING)),
                        NUMBERS.stream().sorted().map(name -> new Member.Simple(name, EdmType.INT64)))
                .<Member>map(member -> member)
                .toList();
    }

    /// @param current the address as it is; empty for a new one, whose written form is not looked
    ///   at
    static List<Problem> changed(JsonNode given, String path, Optional<AddressPayload> current) {
        List<Problem> found = new ArrayList<>();
        for (String key : new TreeSet<>(KEYS)) {
            if (!isEmpty(given.path(key))) {
                found.add(problem(path + key));
            }
        }
        JsonNode written = given.path(FULL_ADDRESS);
        boolean differs = current.map(address -> !CountryRules.written(address).equals(written.asString("")))
                .orElse(false);
        if (!isEmpty(written) && differs) {
            found.add(problem(path + FULL_ADDRESS));
        }
        return found;
    }

    /// The same for the addresses of a customer, each with its key.
    static List<Problem> changedAmong(JsonNode addresses, List<AddressPayload> current) {
        List<Problem> found = new ArrayList<>();
        int place = 0;
        for (JsonNode given : addresses) {
            String key = given.path("AddressId").asString("");
            Optional<AddressPayload> known = current.stream()
                    .filter(address -> String.valueOf(address.addressId()).equalsIgnoreCase(key))
                    .findAny();
            found.addAll(changed(given, "%s/%d/".formatted(WireNames.ADDRESSES, place++), known));
        }
        return found;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isMissingNode() || value.isNull() || Set.of("", "0").contains(value.asString("?"));
    }

    private static Problem problem(String target) {
        return Problem.of("ReadOnlyField", target, target + " cannot be changed; leave it out or as it was read");
    }
}
