package org.tillbridge.headquarters.operators;

import org.tillbridge.kernel.access.Role;

/// Who calls headquarters: a person who signed in, or whoever has a token.
///
/// @param name as the audit trail names it
public record Operator(String name, Role role) {

    /// Who can read the token of headquarters' data directory.
    public static final Operator OF_THE_DATA_DIRECTORY = new Operator("operator", Role.ADMINISTRATOR);
}
