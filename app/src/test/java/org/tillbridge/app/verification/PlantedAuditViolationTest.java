package org.tillbridge.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who may do anything in the database changes what is on record; `verify` says where.
final class PlantedAuditViolationTest {

    @TempDir
    Path folder;

    private TwoSides world;

    @BeforeEach
    void open() {
        world = new TwoSides(folder);
        world.does("profile.set", "profile default");
        world.does("store.set", "store 001");
        world.does("request.retry", "2 requests");
        for (String table : new String[] {"audit_event", "audit_value", "audit_chain"}) {
            world.database()
                    .client()
                    .sql("alter table ops.%s disable trigger user".formatted(table))
                    .update();
        }
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void rewrittenEventIsNamed() {
        world.write("update audit_event set person = 'ben' where event_id = 2");

        world.assertOnly("V9", "audit event 2 is not what was written");
    }

    @Test
    void eventRewrittenWithItsOwnDigestIsNamedByTheNextLink() {
        world.write("update audit_event set person = 'ben' where event_id = 2");
        world.write("""
                update audit_chain c set digest = ops.digest_of_event(p.digest, e)
                from audit_event e, audit_chain p
                where e.event_id = 2 and c.event_id = 2 and p.event_id = 1""");

        world.assertOnly("V9", "audit event 3 is not what was written");
    }

    @Test
    void deletedEventIsNamed() {
        world.write("delete from audit_event where event_id = 2");

        world.assertOnly("V9", "audit event 2 is in the chain, but is gone");
    }

    @Test
    void eventDeletedWithItsLinkLeavesAGap() {
        world.write("delete from audit_event where event_id = 2");
        world.write("delete from audit_chain where event_id = 2");

        assertThat(world.violationsOf("V9"))
                .extracting(Violation::text)
                .containsExactly("the chain lacks what was before audit event 3: links 2 to 2");
    }

    @Test
    void cutEndIsNamed() {
        world.write("delete from audit_event where event_id = 3");
        world.write("delete from audit_chain where event_id = 3");

        world.assertOnly("V9", "the chain ends at link 2, and 3 were written: what came last is gone");
    }

    @Test
    void eventThatIsNotInTheChainIsNamed() {
        world.write("""
                insert into audit_event (happened_at, actor, person, action, subject, values_digest)
                select happened_at, actor, 'ben', action, subject, values_digest from audit_event where event_id = 1""");

        world.assertOnly("V9", "audit event 4 is not in the chain: it was not written by what was done");
    }

    @Test
    void valuesChangedOrTakenWithoutARedactionAreNamed() {
        world.write("update audit_value set before = '\"SYNC\"' where event_id = 1");
        world.write("delete from audit_value where event_id = 3");

        assertThat(world.violationsOf("V9"))
                .extracting(Violation::text)
                .containsExactly(
                        "the values of audit event 1 are not what was written",
                        "the values of audit event 3 are gone, and nobody redacted them");
    }
}
