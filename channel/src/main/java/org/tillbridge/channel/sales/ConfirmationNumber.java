package org.tillbridge.channel.sales;

import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.tillbridge.kernel.digest.Sha256;

/// What an order is called until headquarters has numbered it: ten letters and digits that can be
/// read over the phone, made of the transaction's UUID, so that no two stores make the same.
final class ConfirmationNumber {

    /// Without I, L, O and U (Crockford's base 32).
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 10;

    private ConfirmationNumber() {}

    static String of(UUID transaction) {
        byte[] digest = HexFormat.of().parseHex(Sha256.hexOf(transaction.toString()));
        var number = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            number.append(LETTERS.charAt(digest[i] & 31));
            if (i == LENGTH / 2 - 1) {
                number.append('-');
            }
        }
        return number.toString();
    }

    /// As somebody says it: blanks, hyphens and the case of letters do not count.
    static String asSaid(String given) {
        String plain = given.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return plain.length() == LENGTH ? plain.substring(0, LENGTH / 2) + "-" + plain.substring(LENGTH / 2) : plain;
    }
}
