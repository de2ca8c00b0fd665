package org.tillbridge.headquarters.operators;

/// Whose token a call carries.
///
/// @param name as the audit trail names it
public record Operator(String name, Permission permission) {

    /// Who can read the token of headquarters' data directory.
    public static final Operator OF_THE_DATA_DIRECTORY = new Operator("operator", Permission.REPAIR);
}
