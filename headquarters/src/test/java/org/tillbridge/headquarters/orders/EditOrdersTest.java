package org.tillbridge.headquarters.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.HeadquartersDatabase.Request;
import org.tillbridge.headquarters.StagedTransaction;
import org.tillbridge.headquarters.accounts.CustomerChains;
import org.tillbridge.headquarters.accounts.SynchronizeCustomers;
import org.tillbridge.headquarters.audit.Actor;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.numbers.AdoptLedger;
import org.tillbridge.headquarters.orders.SynchronizeOrders.Which;
import org.tillbridge.headquarters.sales.EditTransaction;
import org.tillbridge.headquarters.sales.EditTransaction.Intent;
import org.tillbridge.headquarters.sales.PullCustomers;

class EditOrdersTest {

    @TempDir
    static Path folder;

    private static HeadquartersDatabase headquarters;
    private static SynchronizeCustomers customers;
    private static SynchronizeOrders job;
    private static EditTransaction edit;
    private static SteerOrders steer;

    @BeforeAll
    static void open() {
        headquarters = new HeadquartersDatabase();
        var ledger = new AdoptLedger(
                headquarters.database(),
                folder.resolve("accounts.ledger"),
                () -> HeadquartersDatabase.NOW,
                UUID::randomUUID);
        customers = new SynchronizeCustomers(
                headquarters.database(), ledger, () -> HeadquartersDatabase.NOW, UUID::randomUUID);
        customers.open();
        var pull = new PullCustomers(
                headquarters.database(),
                (entity, some) -> customers.runFor(new CustomerChains(entity, some)),
                () -> HeadquartersDatabase.NOW);
        job = new SynchronizeOrders(
                new SynchronizeOrders.Parts(headquarters.database(), pull, Patience.USUAL),
                () -> HeadquartersDatabase.NOW,
                UUID::randomUUID);
        var audit = new AuditTrail(headquarters.database(), () -> HeadquartersDatabase.NOW);
        edit = new EditTransaction(headquarters.database(), audit, () -> HeadquartersDatabase.NOW);
        steer = new SteerOrders(headquarters.database(), audit, () -> HeadquartersDatabase.NOW);
        headquarters.client().sql("""
                insert into number_sequence (legal_entity, sequence_code, format, highest_number)
                values ('demo', 'SALES_ORDER', 'SO-#####', 99999) on conflict do nothing
                """).update();
    }

    @AfterAll
    static void close() {
        headquarters.close();
    }

    private static UUID order() {
        UUID ilze = UUID.randomUUID();
        headquarters.arrive(Request.create(ilze, "Ilze"));
        return StagedTransaction.order(ilze).arrive(headquarters);
    }

    private static String state(UUID order) {
        return headquarters.text("select state from transaction_state where transaction_id = ?", order);
    }

    private static OrderView view(UUID order) {
        return new ListOrders(headquarters.database()).show(order.toString()).order();
    }

    /// K07
    @Test
    void orderThatSomebodyEditsIsSkippedAndWaitsAgainWhenSheLeavesIt() {
        UUID order = order();

        edit.take(order);
        job.run(Which.ALL);
        assertThat(state(order)).isEqualTo("EDITING");
        assertThatThrownBy(() -> ScopedValue.where(Actor.PERSON, "anna").run(() -> edit.take(order)))
                .hasMessageContaining("is editing by operator");

        edit.leave(order);
        job.run(Which.DUE);
        assertThat(view(order).orderState()).isEqualTo("OPEN");
        assertThatThrownBy(() -> edit.take(order)).hasMessageContaining("is done");
    }

    /// K08
    @Test
    void editedOrderIsCreatedOnHoldAndEveryFieldThatWasChangedIsOnRecord() {
        UUID order = order();
        customers.run();

        var changed = edit.save(
                order, Map.of("lines/1/quantity", "4", "payments/1/amount", "15.50"), Intent.SAVE, "miscounted");
        edit.leave(order);
        job.run(Which.DUE);

        assertThat(changed)
                .extracting(EditTransaction.Edited::path)
                .containsExactlyInAnyOrder(
                        "lines/1/quantity", "lines/1/net_amount", "payments/1/amount", "net_amount", "payment_amount");
        assertThat(headquarters.text("""
                select string_agg(concat_ws(' ', table_name, row_no, field, old_value, new_value), ', ' order by table_name, field)
                from transaction_edit where transaction_id = ? and table_name <> 'sales_transaction'
                """, order))
                .isEqualTo(
                        "sales_line 1 net_amount 2.5000 5.0000, sales_line 1 quantity 2.0000 4, sales_payment 1 amount 13.0000 15.50");
        assertThat(headquarters.text(
                        "select action from audit_event where subject = ? order by event_id limit 1",
                        "transaction " + order))
                .isEqualTo("transaction.edit");
        assertThat(view(order).orderState()).isEqualTo("ON_HOLD");
        assertThat(view(order).holdCode()).isEqualTo("EDITED");
        assertThat(steer.release(view(order).salesId()).orderState()).isEqualTo("OPEN");
        assertThatThrownBy(() -> steer.release(order.toString())).hasMessageContaining("is OPEN");
    }

    @Test
    void editThatDoesNotAddUpChangesNothingAndAPreviewNeither() {
        UUID order = order();

        assertThatThrownBy(() -> edit.save(order, Map.of("lines/1/quantity", "4"), Intent.SAVE, null))
                .hasMessageContaining("Nothing was saved: payments:");
        assertThatThrownBy(() -> edit.save(order, Map.of("lines/9/quantity", "4"), Intent.SAVE, null))
                .hasMessageContaining("There is no field lines/9/quantity");
        assertThatThrownBy(() -> edit.save(order, Map.of("customer_id", "999999"), Intent.SAVE, null))
                .hasMessageContaining("Headquarters has no customer 999999");
        edit.save(order, Map.of("lines/1/quantity", "4", "payments/1/amount", "15.5"), Intent.PREVIEW, null);

        assertThat(state(order)).isEqualTo("WAITING");
        assertThat(headquarters.text("select count(*) from transaction_edit where transaction_id = ?", order))
                .isEqualTo("0");
    }

    /// K09
    @Test
    void orderThatIsNoSalesOrderYetIsNotCanceledAndSaysWhenToAskAgain() {
        UUID order = StagedTransaction.order(UUID.randomUUID()).arrive(headquarters);
        job.run(Which.ALL);

        assertThatThrownBy(() -> steer.cancel(order.toString(), "no more"))
                .hasMessageContaining("is no sales order yet (WAITING: Waits for customer")
                .hasMessageContaining("ask again when it is");
        UUID created = order();
        job.run(Which.DUE);

        assertThat(steer.cancel(created.toString(), "no more").orderState()).isEqualTo("CANCELED");
    }

    @Test
    void heldOrderIsGivenToAnotherCustomerAndHasItsTriesAgain() {
        UUID order = order();
        UUID other = UUID.randomUUID();
        headquarters.arrive(Request.create(other, "Other"));
        customers.run();
        headquarters
                .client()
                .sql(
                        "update transaction_state set state = 'HELD', reason = 'wrong', attempts = 5 where transaction_id = ?")
                .param(order)
                .update();

        String account = headquarters.text("select account_id from customer where customer_id = ?", other);
        edit.save(order, Map.of("customer_id", account), Intent.SAVE, null);
        edit.leave(order);
        job.run(Which.DUE);

        assertThat(view(order).accountId()).isEqualTo(account);
        assertThat(view(order).salesId()).isNotNull();
    }
}
