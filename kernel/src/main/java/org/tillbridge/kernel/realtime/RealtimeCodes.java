package org.tillbridge.kernel.realtime;

/// Why a call of the real-time service has no answer, or what it refuses that stores look at; the
/// original's names where it has one.
public final class RealtimeCodes {

    /// The line is broken, or headquarters did not answer in time.
    public static final String COMMUNICATION_FAILED = "HeadquarterCommunicationFailure";
    /// Headquarters answered that it cannot now.
    public static final String CALL_FAILED = "HeadquarterTransactionServiceMethodCallFailure";
    /// What came back cannot be read.
    public static final String RESPONSE_UNREADABLE = "HeadquarterResponseParsingError";
    /// Nobody was called: the calls before failed, and the pause is not over.
    public static final String PAUSED = "RealtimeServicePaused";
    /// This database works offline; there is nobody to call.
    public static final String NOT_SUPPORTED = "RealtimeServiceNotSupported";
    /// Headquarters has the transaction's UUID with other content, which stands.
    public static final String TRANSACTION_EXISTS = "TransactionAlreadyExists";
    /// Headquarters has no such order of the legal entity.
    public static final String ORDER_NOT_FOUND = "SalesOrderNotFound";

    private RealtimeCodes() {}
}
