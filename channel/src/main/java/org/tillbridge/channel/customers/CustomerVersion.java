package org.tillbridge.channel.customers;

import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.digest.Sha256;

/// What somebody saw of a customer, field by field: a few bytes of a hash for each, and for all the
/// rest together. So a change made from an older look is in conflict only where it touches what has
/// changed since (spec B19), and nothing has to be kept to know that.
public final class CustomerVersion {

    private static final int BYTES_OF_FIELD = 3;
    private static final List<CustomerField> FIELDS = List.of(CustomerField.values());
    private static final int BYTES_OF_REST = 6;
    private static final int LENGTH = FIELDS.size() * BYTES_OF_FIELD + BYTES_OF_REST;

    private final byte[] hashes;

    private CustomerVersion(byte[] hashes) {
        this.hashes = hashes;
    }

    public static CustomerVersion of(Customer customer) {
        byte[] hashes = new byte[LENGTH];
        for (CustomerField field : FIELDS) {
            customer.card()
                    .find(field)
                    .ifPresent(value -> System.arraycopy(Sha256.of(value), 0, hashes, place(field), BYTES_OF_FIELD));
        }
        System.arraycopy(Sha256.of(rest(customer)), 0, hashes, FIELDS.size() * BYTES_OF_FIELD, BYTES_OF_REST);
        return new CustomerVersion(hashes);
    }

    /// Empty when this is no version of ours, or one of a build that knew other fields.
    public static Optional<CustomerVersion> parse(String text) {
        try {
            byte[] hashes = Base64.getUrlDecoder().decode(text);
            return hashes.length == LENGTH ? Optional.of(new CustomerVersion(hashes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The fields among those a change touches that are neither as they were seen nor as they are
    /// wanted.
    Set<CustomerField> changedSince(Customer now, CustomerPayload touching) {
        byte[] current = of(now).hashes;
        Set<CustomerField> touched = EnumSet.noneOf(CustomerField.class);
        touched.addAll(touching.values().keySet());
        touched.addAll(touching.cleared());
        touched.removeIf(field -> touching.find(field).equals(now.card().find(field)));
        return touched.stream()
                .filter(field -> {
                    int from = place(field);
                    int to = from + BYTES_OF_FIELD;
                    return !Arrays.equals(hashes, from, to, current, from, to);
                })
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CustomerField.class)));
    }

    private static int place(CustomerField field) {
        return FIELDS.indexOf(field) * BYTES_OF_FIELD;
    }

    private static String rest(Customer customer) {
        return "%s %s %s %s %s"
                .formatted(
                        customer.id(),
                        customer.findAccount().map(AccountId::value).orElse(""),
                        customer.sync(),
                        customer.card().addresses(),
                        customer.particulars());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomerVersion version && Arrays.equals(hashes, version.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    /// Printable, without blanks and quotes.
    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hashes);
    }
}
