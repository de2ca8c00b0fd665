package org.tillbridge.headquarters.nodes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.tillbridge.headquarters.nodes.HeadquartersNode.Numbering;
import org.tillbridge.kernel.sql.Database;

/// The headquarters processes over a database that are there: those that were heard lately.
public final class ListNodes {

    private static final Duration GONE_AFTER = Duration.ofSeconds(20);

    private final Database database;

    public ListNodes(Database database) {
        this.database = database;
    }

    /// In the order of their starts.
    public List<HeadquartersNode> alive(Instant now) {
        return database.client()
                .sql(
                        "select node_id, address, started_at, heard_at, numbering, reason from headquarters_node where heard_at > :since order by started_at, node_id")
                .param("since", since(now))
                .query((row, number) -> node(row))
                .list();
    }

    /// Whether a token of this hash is the operator's at one of them.
    boolean isToken(String hash, Instant now) {
        return database.client()
                .sql("select exists (select from headquarters_node where token_hash = :hash and heard_at > :since)")
                .param("hash", hash)
                .param("since", since(now))
                .query(Boolean.class)
                .single();
    }

    private static OffsetDateTime since(Instant now) {
        return now.minus(GONE_AFTER).atOffset(ZoneOffset.UTC);
    }

    private static HeadquartersNode node(ResultSet row) throws SQLException {
        return new HeadquartersNode(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                Numbering.valueOf(row.getString(5)),
                row.getString(6));
    }
}
