package org.tillbridge.headquarters.accounts;

/// What became of a request that was converted while somebody waited.
public sealed interface ImmediateConversion {

    /// @param woken requests of the same customer that can be converted now
    record Done(long woken) implements ImmediateConversion {}

    /// Nothing was stored.
    record Refused(String code, String reason) implements ImmediateConversion {}
}
