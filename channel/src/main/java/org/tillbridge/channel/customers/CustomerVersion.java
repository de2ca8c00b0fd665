package org.tillbridge.channel.customers;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.customer.Extensions;
import org.tillbridge.kernel.digest.Sha256;

/// What somebody saw of a customer, field by field: a few bytes of a hash for each, for each of her
/// attributes and contacts, and for all the rest together. So a change made from an older look is in
/// conflict only where it touches what has changed since (spec B19), and nothing has to be kept to
/// know that.
public final class CustomerVersion {

    private static final int BYTES_OF_FIELD = 3;
    private static final List<CustomerField> FIELDS = List.of(CustomerField.values());
    private static final int BYTES_OF_REST = 6;
    private static final int LENGTH = FIELDS.size() * BYTES_OF_FIELD + BYTES_OF_REST;
    private static final int BYTES_OF_NAME = 3;
    private static final int BYTES_OF_PART = BYTES_OF_NAME + BYTES_OF_FIELD;

    private final byte[] hashes;

    private CustomerVersion(byte[] hashes) {
        this.hashes = hashes;
    }

    public static CustomerVersion of(Customer customer) {
        Map<String, String> parts = parts(customer.particulars());
        byte[] hashes = new byte[LENGTH + parts.size() * BYTES_OF_PART];
        for (CustomerField field : FIELDS) {
            customer.card()
                    .find(field)
                    .ifPresent(value -> System.arraycopy(Sha256.of(value), 0, hashes, place(field), BYTES_OF_FIELD));
        }
        System.arraycopy(Sha256.of(rest(customer)), 0, hashes, FIELDS.size() * BYTES_OF_FIELD, BYTES_OF_REST);
        int place = LENGTH;
        for (Map.Entry<String, String> part : parts.entrySet()) {
            System.arraycopy(Sha256.of(part.getKey()), 0, hashes, place, BYTES_OF_NAME);
            System.arraycopy(Sha256.of(part.getValue()), 0, hashes, place + BYTES_OF_NAME, BYTES_OF_FIELD);
            place += BYTES_OF_PART;
        }
        return new CustomerVersion(hashes);
    }

    private static Map<String, String> parts(Particulars of) {
        Map<String, String> parts = new TreeMap<>();
        of.attributes().forEach(attribute -> parts.put(attribute(attribute.name()), attribute.value()));
        of.extensions().forEach((name, json) -> parts.put(attribute(Extensions.marked(name)), json));
        of.contacts().forEach(contact -> parts.put(contact(contact.key()), contact.toString()));
        return parts;
    }

    private static String attribute(String name) {
        return "attribute " + name;
    }

    private static String contact(UUID key) {
        return "contact " + key;
    }

    /// Empty when this is no version of ours, or one of a build that knew other fields.
    public static Optional<CustomerVersion> parse(String text) {
        try {
            byte[] hashes = Base64.getUrlDecoder().decode(text);
            boolean isOurs = hashes.length >= LENGTH && (hashes.length - LENGTH) % BYTES_OF_PART == 0;
            return isOurs ? Optional.of(new CustomerVersion(hashes)) : Optional.empty();
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

    /// The attributes, by name, and the contacts, by key, among those a change gives something else
    /// that are not as they were seen.
    List<String> changedSince(Customer now, Collection<String> attributes, Collection<UUID> contacts) {
        CustomerVersion current = of(now);
        return Stream.concat(
                        attributes.stream().filter(name -> isOtherThan(current, attribute(name))),
                        contacts.stream()
                                .filter(key -> isOtherThan(current, contact(key)))
                                .map(key -> "Contacts"))
                .distinct()
                .toList();
    }

    private boolean isOtherThan(CustomerVersion current, String part) {
        return !Arrays.equals(hashOf(part), current.hashOf(part));
    }

    /// Nothing of a part that was not there.
    private byte[] hashOf(String part) {
        byte[] name = Sha256.of(part);
        for (int place = LENGTH; place < hashes.length; place += BYTES_OF_PART) {
            int end = place + BYTES_OF_NAME;
            if (Arrays.equals(hashes, place, end, name, 0, BYTES_OF_NAME)) {
                return Arrays.copyOfRange(hashes, end, end + BYTES_OF_FIELD);
            }
        }
        return new byte[0];
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
