package org.tillbridge.channel.sales;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A register that is held: its next receipts are this transaction's.
final class Register {

    private final String registerId;
    private final @Nullable UUID shift;
    private final BusinessDay day;
    /// Mutable: counts on with every receipt.
    private long lastNo;

    /// @param shift the open one, if there is one
    Register(String registerId, @Nullable UUID shift, BusinessDay day, long lastNo) {
        this.registerId = registerId;
        this.shift = shift;
        this.day = day;
        this.lastNo = lastNo;
    }

    String registerId() {
        return registerId;
    }

    @Nullable
    UUID shift() {
        return shift;
    }

    BusinessDay day() {
        return day;
    }

    long lastNo() {
        return lastNo;
    }

    long nextReceipt() {
        return ++lastNo;
    }
}
