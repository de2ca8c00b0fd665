package org.tillbridge.headquarters.sessions;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// Pauses and resumes what stores, or all databases of a group, are sent (spec I18). What they send
/// is taken all the same. After resuming, one package brings everything.
public final class PauseStores {

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final Consumer<String> wake;

    /// @param wake wakes a store, by its channel
    public PauseStores(Database database, InstantSource clock, Consumer<String> wake) {
        this.database = database;
        this.audit = new AuditTrail(database, clock);
        this.clock = clock;
        this.wake = wake;
    }

    /// Which databases: one, or all of a group.
    public enum Of {
        STORE,
        GROUP
    }

    public void pause(Of kind, String name) {
        database.inTransaction(() -> set(kind, name, clock.instant().atOffset(ZoneOffset.UTC)));
    }

    /// The stores are woken, and fetch what there is.
    public void resume(Of kind, String name) {
        database.inTransaction(() -> set(kind, name, null));
        stores(kind, name).forEach(wake);
    }

    /// The stores of that name, or of the group of that name. Throws `StoreUnknown`.
    public List<String> stores(Of kind, String name) {
        List<String> stores = database.client()
                .sql(
                        "select channel_id from channel where case when :group then channel_group else channel_id end = :name order by channel_id")
                .param("group", kind == Of.GROUP)
                .param("name", name)
                .query((row, number) -> row.getString(1))
                .list();
        if (stores.isEmpty()) {
            throw new TillbridgeException(
                    ErrorCode.user("StoreUnknown"),
                    "There is no %s %s; tillbridge stores lists them"
                            .formatted(kind == Of.STORE ? "store" : "group", name));
        }
        return stores;
    }

    private int set(Of kind, String name, @Nullable OffsetDateTime pausedAt) {
        stores(kind, name);
        String subject = kind == Of.STORE ? "store" : "group";
        String action = pausedAt == null ? "resume" : "pause";
        audit.add(new AuditTrail.Event(subject + "." + action, subject + " " + name, Map.of()));
        return database.client()
                .sql(
                        kind == Of.STORE
                                ? "update channel set paused_at = cast(:paused_at as timestamptz) where channel_id = :name"
                                : "update channel_group set paused_at = cast(:paused_at as timestamptz) where channel_group = :name")
                .param("paused_at", pausedAt)
                .param("name", name)
                .update();
    }
}
