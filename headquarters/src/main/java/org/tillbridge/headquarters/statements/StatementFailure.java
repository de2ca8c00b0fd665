package org.tillbridge.headquarters.statements;

import java.util.UUID;

/// Why a statement has not reached its next state; it stays where it is.
record StatementFailure(UUID statement, String code, String message) {}
