package org.tillbridge.headquarters.nodes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.tillbridge.exchange.schedule.ContinuousJob;
import org.tillbridge.headquarters.nodes.HeadquartersNode.Numbering;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// The headquarters processes over one database, as one of them sees them: it says every few
/// seconds that it is there, hears who else is, gives and takes hints, and looks at the tables for
/// what no hint told it.
public final class HeadquartersNodes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HeadquartersNodes.class);
    private static final Sql BEAT = Sql.of(HeadquartersNodes.class, "note_node.sql");
    private static final Sql LOOK = Sql.of(HeadquartersNodes.class, "look_for_news.sql");
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Database database;
    private final DataSource unpooled;
    private final InstantSource clock;
    private final UUID self;
    private final AnnounceHints announce;
    private final ListNodes list;
    /// Mutable: what runs once it has started, and what the last look found.
    private @Nullable Running running;

    private @Nullable Present present;
    private volatile boolean alone = true;
    private News known = new News(null, 0);

    /// @param unpooled connections of their own
    public HeadquartersNodes(Database database, DataSource unpooled, InstantSource clock, UUID self) {
        this.database = database;
        this.unpooled = unpooled;
        this.clock = clock;
        this.self = self;
        this.list = new ListNodes(database);
        this.announce = new AnnounceHints(database, self, () -> !alone);
    }

    /// What a process says of itself.
    ///
    /// @param address   where the others reach its door
    /// @param tokenHash its operator's token, which the others accept, too
    public record Door(String address, String tokenHash) {}

    /// How a process stands to numbering.
    public record Standing(Numbering numbering, @Nullable String reason) {}

    /// What the process does about what happens elsewhere.
    public interface Reactions {

        /// Another one has said it.
        void heard(Hint hint);

        /// What this one says about numbering.
        Standing standing();
    }

    private record Running(ContinuousJob looking, ListenForHints listening) {}

    /// Tells the others; nothing while there are none.
    public void say(Hint.Kind kind, Collection<String> about) {
        announce.say(kind, about);
    }

    /// Begins to be one of them.
    public void start(Door door, Reactions reactions) {
        var own = new Present(door, clock.instant(), reactions);
        present = own;
        beat(own);
        known = news();
        running = new Running(
                new ContinuousJob("nodes", LOOK_EVERY, LOOK_EVERY, this::look).start(),
                new ListenForHints(unpooled, self, reactions::heard).start());
        announce.start();
    }

    private record Present(Door door, Instant startedAt, Reactions reactions) {}

    /// Says that it is there, and finds in the tables what hints tell at once: a hint may be lost.
    synchronized void look() {
        Present own = Objects.requireNonNull(present, "not started");
        beat(own);
        tellNews(own.reactions());
    }

    private void beat(Present own) {
        Standing standing = own.reactions().standing();
        var values = new HashMap<String, @Nullable Object>();
        values.put("node_id", self);
        values.put("address", own.door().address());
        values.put("started_at", own.startedAt().atOffset(ZoneOffset.UTC));
        values.put("heard_at", clock.instant().atOffset(ZoneOffset.UTC));
        values.put("numbering", standing.numbering().name());
        values.put("reason", standing.reason());
        values.put("token_hash", own.door().tokenHash());
        BEAT.update(database.client(), values);
        alone = others().isEmpty();
    }

    private record News(@Nullable UUID release, long unknownPairs) {}

    private void tellNews(Reactions reactions) {
        News now = news();
        if (!alone && !Objects.equals(now.release(), known.release())) {
            reactions.heard(new Hint(Hint.Kind.RELEASED, List.of()));
        }
        if (now.unknownPairs() != known.unknownPairs()) {
            reactions.heard(new Hint(Hint.Kind.LEDGER, List.of()));
        }
        known = now;
        List<String> asked = database.client()
                .sql("select distinct channel_id from store_wish")
                .query((row, number) -> row.getString(1))
                .list();
        if (!asked.isEmpty()) {
            reactions.heard(new Hint(Hint.Kind.ASKED, asked));
        }
    }

    private News news() {
        return LOOK.one(
                database.client(),
                Map.of(),
                (row, number) -> new News(row.getObject("release_id", UUID.class), row.getLong("unknown_pairs")));
    }

    /// Those that are there and are not this one.
    public List<HeadquartersNode> others() {
        return list.alive(clock.instant()).stream()
                .filter(node -> !node.nodeId().equals(self))
                .toList();
    }

    /// Whether a token of this hash is the operator's at a process that is there.
    public boolean isToken(String hash) {
        return list.isToken(hash, clock.instant());
    }

    /// Ends at once what reacts to the others; they are told by [#close].
    public void stopListening() {
        if (running != null) {
            running.looking().close();
            running.listening().close();
        }
    }

    /// Says that it is gone. Should the database be gone already, its silence says so.
    @Override
    public void close() {
        stopListening();
        announce.close();
        try {
            database.client()
                    .sql("delete from headquarters_node where node_id = :node_id")
                    .param("node_id", self)
                    .update();
        } catch (DataAccessException e) {
            LOG.debug("node={} was not taken out of the list", self, e);
        }
    }
}
