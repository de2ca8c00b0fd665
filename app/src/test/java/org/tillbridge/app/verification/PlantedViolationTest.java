package org.tillbridge.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One violation of each kind but V7's is planted into a world at rest; exactly that one is named.
final class PlantedViolationTest {

    private static final String SOME_REQUEST =
            "(select request_id from customer_request where kind = 'CREATE_CUSTOMER' and channel_id = '001' order by capture_no limit 1)";
    private static final String SOME_CUSTOMER = "(select customer_id from customer order by account_id limit 1)";
    private static final String NEW_REQUEST = """
            insert into customer_request (request_id, legal_entity, customer_id, kind, payload, base_row_version,
                captured_at, capture_no, channel_id, session_id, received_at, stamp)
            select ?, legal_entity, customer_id, kind, payload, base_row_version,
                captured_at, 1000, channel_id, gen_random_uuid(), received_at, stamp
            from customer_request where request_id = %s""".formatted(SOME_REQUEST);
    private static final String NEW_STATE = """
            insert into request_state (request_id, legal_entity, customer_id, kind, channel_id, state, answered_at, changed_xid)
            select ?, legal_entity, customer_id, kind, channel_id, 'DONE', answered_at, pg_current_xact_id()
            from request_state where request_id = %s""".formatted(SOME_REQUEST);

    @TempDir
    Path folder;

    private TwoSides world;

    @BeforeEach
    void open() {
        world = TwoSides.atRest(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void requestThatHeadquartersLacksIsNamed() {
        UUID request = UUID.fromString(world.text("select " + SOME_REQUEST));
        world.write("delete from request_state where request_id = ?", request);
        world.write("delete from customer_request where request_id = ?", request);
        world.store("001").write("delete from outbox where row_key = ?", request);

        world.assertOnly("V1", "request %s of store 001 is neither at headquarters".formatted(request));
    }

    @Test
    void requestThatCannotBeSentIsNamed() {
        UUID request = UUID.randomUUID();
        world.store("001").write("""
                insert into outbox (capture_no, table_name, row_key, bytes, captured_at)
                values (1000, 'customer_request', ?, 1, '2026-11-21T12:00:00Z')""", request);

        world.assertOnly(
                "V1", "store 001: request %s is in the outbox, but its journal row is missing".formatted(request));
    }

    @Test
    void requestInASessionOutsideTheChainIsNamed() {
        world.store("001").write("update outbox set session_id = gen_random_uuid() where capture_no = 1");

        world.assertOnly("V1", "which is not in the chain of sessions");
    }

    @Test
    void requestThatTheStoreNeverCapturedIsNamed() {
        UUID request = UUID.randomUUID();
        world.write(NEW_REQUEST, request);
        world.write(NEW_STATE, request);

        world.assertOnly(
                "V1", "request %s is at headquarters under the name of store 001, which never".formatted(request));
    }

    @Test
    void requestThatChangedOnTheWayIsNamed() {
        world.write("update customer_request set payload = payload || '{\"name\": \"Other\"}' where request_id = "
                + SOME_REQUEST);

        world.assertOnly("V1", "has other content at headquarters than in the store's journal");
    }

    @Test
    void requestThatTwoStoresCapturedIsNamedOnce() {
        UUID request = UUID.fromString(world.text("select " + SOME_REQUEST));
        world.store("002").write("""
                insert into customer_request (request_id, legal_entity, customer_id, kind, captured_at, capture_no)
                values (?, 'demo', gen_random_uuid(), 'CHANGE_CUSTOMER', '2026-11-21T12:00:00Z', 1000)""", request);

        world.assertOnly(
                "V1", "request %s of store 002 is at headquarters under the name of store 001".formatted(request));
    }

    @Test
    void customerWithTwoAccountsIsNamed() {
        world.write("insert into adopted_account select legal_entity, customer_id, 'Z-9', now() from customer"
                + " where customer_id = " + SOME_CUSTOMER);

        world.assertOnly(
                "V2", "has more than one account: 000001 in the ledger, 000001 in the master, Z-9 in the adopted");
    }

    @Test
    void accountOfTwoCustomersIsNamed() {
        world.write("insert into adopted_account values ('demo', gen_random_uuid(), '000001', now())");

        world.assertOnly("V2", "account 000001 of legal entity demo belongs to more than one customer");
    }

    @Test
    void ledgerThatContradictsTheMasterIsNamed() {
        world.ledgerGives("demo\t%s\tZ-9\t0".formatted(world.text("select " + SOME_CUSTOMER)), false);

        world.assertOnly(
                "V2", "has more than one account: 000001 in the ledger, 000001 in the master, Z-9 in the ledger");
    }

    @Test
    void storeThatHasAnAccountAtAnotherCustomerIsNamed() {
        UUID customer = world.store("003").create("Anna", "Liepa");
        world.store("003").write("update customer set account_id = '000001' where customer_id = ?", customer);

        world.assertOnly(
                "V2", "store 003 has account 000001 at customer %s, headquarters gave it to".formatted(customer));
    }

    @Test
    void storeThatKnowsAnAccountNobodyGaveIsNamed() {
        UUID customer = world.store("003").create("Anna", "Liepa");
        world.store("003").write("update customer set account_id = '000777' where customer_id = ?", customer);

        world.assertOnly("V2", "headquarters never gave it to anyone");
    }

    @Test
    void requestWithoutStateIsNamed() {
        world.write(
                "delete from request_state where request_id = (select request_id from request_state where state = 'HELD')");
        world.store("002").write("update outbox set answer = null, reason = null where answer = 'HELD'");

        world.assertOnly("V3", "arrived, but has no state: nobody will convert it");
    }

    @Test
    void stateWithoutRequestIsNamed() {
        UUID request = UUID.randomUUID();
        world.write(NEW_STATE, request);

        world.assertOnly("V3", "request %s of store 001 is DONE, but the request itself is missing".formatted(request));
    }

    @Test
    void heldRequestWithoutReasonIsNamed() {
        world.write("update request_state set reason = ' ' where state = 'HELD'");
        world.store("002").write("update outbox set reason = ' ' where answer = 'HELD'");

        world.assertOnly("V3", "is held without a reason");
    }

    @Test
    void answerWithoutATimeIsNamed() {
        world.write("update request_state set answered_at = null where request_id = " + SOME_REQUEST);

        world.assertOnly("V3", "is DONE, but nobody knows since when");
    }

    @Test
    void requestThatWaitsWithoutAReasonIsNamed() {
        world.write("""
                update request_state set state = 'WAITING', answered_at = null, next_attempt_at = 'infinity'
                where request_id = %s""".formatted(SOME_REQUEST));
        world.store("001").write("update outbox set answer = null where capture_no = 1");
        world.store("001")
                .write(
                        "update customer set pending_requests = 1 where customer_id = (select subject from outbox where capture_no = 1)");

        world.assertOnly("V3", "waits until infinity without a reason");
    }

    @Test
    void requestThatNothingWillWakeIsNamed() {
        UUID orphan = world.store("003").create("Anna", "Liepa");
        world.store("003").change(orphan, "29111111");
        world.exchange();
        world.write("""
                update request_state
                set state = 'WAITING', answered_at = null, next_attempt_at = 'infinity', reason_code = 'WaitsForCreate',
                    reason = 'Waits', changed_xid = pg_current_xact_id()
                where customer_id = ? and kind = 'CHANGE_CUSTOMER'""", orphan);

        world.assertOnly("V3", "waits for the creation of customer %s, which is done".formatted(orphan));
    }

    @Test
    void requestBehindAHeldOneThatIsNoneIsNamed() {
        UUID customer = world.store("003").create("Anna", "Liepa");
        world.store("003").change(customer, "29111111");
        world.exchange();
        world.write("""
                update request_state
                set state = 'WAITING', answered_at = null, next_attempt_at = 'infinity',
                    reason_code = 'WaitsForHeldRequest', reason = 'Waits', changed_xid = pg_current_xact_id()
                where customer_id = ? and kind = 'CHANGE_CUSTOMER'""", customer);

        world.assertOnly("V3", "waits for a held request of customer %s, and none is held".formatted(customer));
    }

    @Test
    void doneRequestWithoutCustomerIsNamed() {
        UUID request = UUID.randomUUID();
        world.store("001").write("""
                insert into customer_request (request_id, legal_entity, customer_id, kind, payload, captured_at, capture_no)
                values (?, 'demo', gen_random_uuid(), 'CREATE_CUSTOMER', '{}', '2026-11-21T12:00:00Z', 1000)""", request);
        String customer = world.store("001").text("select customer_id from customer_request where capture_no = 1000");
        world.write("""
                with staged as (
                    insert into customer_request (
                        request_id, legal_entity, customer_id, kind, payload, base_row_version, captured_at, capture_no,
                        channel_id, session_id, received_at, stamp)
                    values (?, 'demo', cast(? as uuid), 'CREATE_CUSTOMER', '{}', 0, '2026-11-21T12:00:00Z', 1000, '001',
                        gen_random_uuid(), now(), now())
                    returning request_id, customer_id)
                insert into request_state (request_id, legal_entity, customer_id, kind, channel_id, state, answered_at, changed_xid)
                select request_id, 'demo', customer_id, 'CREATE_CUSTOMER', '001', 'DONE', now(), pg_current_xact_id() from staged""", request, customer);

        world.assertOnly("V3", "request %s of store 001 is done, but its customer %s".formatted(request, customer));
    }

    @Test
    void answerThatTheStoreLacksIsNamed() {
        world.store("002")
                .write("update outbox set answer = null, reason = null, answered_at = null where answer = 'HELD'");

        world.assertOnly("V3", "of store 002: the answer at headquarters is HELD, at the store none");
    }

    @Test
    void miscountedCustomerIsNamed() {
        world.store("002").write("update customer set pending_requests = 2 where pending_requests = 1");

        world.assertOnly("V3", "shows 2 pending requests, 1 are unanswered");
    }

    @Test
    void customerThatAStoreLacksIsNamed() {
        world.store("003").write("delete from customer where account_id = '000001'");

        world.assertOnly("V6", "is at headquarters and missing here");
    }

    @Test
    void rowThatOnlyAStoreHasIsNamed() {
        world.database()
                .client()
                .sql("alter table customer_address disable trigger leave_key")
                .update();
        world.write("delete from customer_address where customer_id = " + SOME_CUSTOMER);

        List<Violation> violations = world.violationsOf("V6");
        assertThat(violations).hasSize(3);
        assertThat(violations.getFirst().text())
                .startsWith("store 001: customer_address demo, ")
                .endsWith("is not at headquarters (any more)");
    }

    @Test
    void customerThatChangedWithoutTravellingIsNamedForEveryStore() {
        world.write("update customer set name = 'Other' where account_id = '000002'");

        assertThat(world.violationsOf("V6"))
                .hasSize(3)
                .allSatisfy(violation -> assertThat(violation.text()).endsWith("differs from headquarters'"));
    }

    @Test
    void customerThatDoesNotShowWhatWasReceivedIsNamed() {
        world.store("003").write("update customer set name = 'Other' where account_id = '000002'");

        world.assertOnly("V6", "does not show what was received, though no request is open for it");
    }

    @Test
    void requestThatWaitsForASequenceThatHasNumbersIsNamed() {
        world.write("""
                update request_state set state = 'WAITING', reason_code = 'NumberSequenceExhausted', reason = 'Waits',
                    next_attempt_at = 'infinity', answered_at = null
                where request_id = (select request_id from request_state where state = 'HELD')""");

        assertThat(world.violationsOf("V3").getFirst().text())
                .contains("waits for number sequence demo/CUSTOMER_ACCOUNT, which has numbers");
    }
}
