package org.tillbridge.kernel.postgres;

/// Where a database is and who may enter.
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    /// Never shows the password.
    @Override
    public String toString() {
        return "DatabaseAddress[%s as %s]".formatted(jdbcUrl, user);
    }
}
