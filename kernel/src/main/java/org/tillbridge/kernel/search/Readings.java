package org.tillbridge.kernel.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tillbridge.kernel.customer.PhoneNumber;

/// What the text of a criterion can mean. A text that may be anything is read as everything it can
/// be.
final class Readings {

    private static final Pattern PHONE = Pattern.compile("[0-9 +()./\\-]+");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");
    private static final Pattern BLANK = Pattern.compile("\\s");
    private static final int FEWEST_LETTERS = 3;

    private final String region;
    private final List<Reading> readings = new ArrayList<>();

    /// One meaning of one criterion.
    record Reading(int criterion, SearchField field, String text) {}

    private Readings(String region) {
        this.region = region;
    }

    /// @param region the country whose phone numbers are dialled without a country code; empty: none
    static List<Reading> of(List<Criterion> criteria, String region) {
        var all = new Readings(region);
        for (int number = 0; number < criteria.size(); number++) {
            Criterion criterion = criteria.get(number);
            all.read(number, criterion.field(), criterion.text().strip());
        }
        return all.readings;
    }

    private void read(int criterion, SearchField field, String text) {
        switch (field) {
            case ANY -> readAsAnything(criterion, text);
            case PHONE -> readAsPhone(criterion, text);
            case NAME, EMAIL, ACCOUNT, ADDRESS, CARD -> add(criterion, field, text);
        }
    }

    private void readAsAnything(int criterion, String text) {
        add(criterion, SearchField.NAME, text);
        add(criterion, SearchField.ACCOUNT, text);
        if (text.length() >= FEWEST_LETTERS) {
            add(criterion, SearchField.ADDRESS, text);
            if (!BLANK.matcher(text).find()) {
                add(criterion, SearchField.EMAIL, text);
            }
        }
        if (PHONE.matcher(text).matches()) {
            readAsPhone(criterion, text);
        }
        if (text.chars().anyMatch(Character::isDigit)) {
            add(criterion, SearchField.CARD, text);
        }
    }

    private void readAsPhone(int criterion, String text) {
        Optional.of(NO_DIGITS.matcher(text).replaceAll(""))
                .filter(digits -> digits.length() >= FEWEST_LETTERS)
                .ifPresent(digits -> add(criterion, SearchField.PHONE, digits));
        // As it is stored: E.164 without its plus.
        PhoneNumber.parse(text, region).ifPresent(number -> add(criterion, SearchField.PHONE, number.substring(1)));
    }

    private void add(int criterion, SearchField field, String text) {
        var reading = new Reading(criterion, field, text);
        if (!readings.contains(reading)) {
            readings.add(reading);
        }
    }
}
