package org.tillbridge.kernel.postgres;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Creates databases in a server.
final class CreateDatabase {

    private final JdbcClient server;

    /// @param address any database of the server
    CreateDatabase(DatabaseAddress address) {
        this.server = JdbcClient.create(address.source());
    }

    void ifAbsent(String database) {
        boolean present = server.sql("select exists (select from pg_database where datname = :name)")
                .param("name", database)
                .query(Boolean.class)
                .single();
        if (!present) {
            create(database);
        }
    }

    private void create(String database) {
        // CREATE DATABASE takes no parameters; the server itself quotes the name.
        String statement = server.sql("select format('create database %I', :name)")
                .param("name", database)
                .query(String.class)
                .single();
        try {
            server.sql(statement).update();
        } catch (DuplicateKeyException createdMeanwhile) {
            ifAbsent(database);
        }
    }
}
