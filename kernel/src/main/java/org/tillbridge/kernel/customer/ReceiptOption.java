package org.tillbridge.kernel.customer;

import java.util.Arrays;

/// How a customer wants receipts.
public enum ReceiptOption {
    PRINT,
    EMAIL,
    BOTH;

    static boolean isOption(String text) {
        return Arrays.stream(values()).anyMatch(option -> option.name().equals(text));
    }
}
