package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.StagedSales;

/// Orders as a person at a terminal sees to them.
class OrdersCommandTest {

    @TempDir
    static Path folder;

    static Chain chain;

    static Operator operator;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga");
        operator = Operator.of(chain, folder);
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    /// K08
    @Test
    void orderThatIsWrongIsEditedBecomesASalesOrderOnHoldAndIsReleased() {
        assertThat(operator.run("orders").printed()).contains("Every order is a sales order.");
        assertThat(operator.run("orders", "synchronize").printed()).contains("No order waits.");
        UUID ilze = UUID.fromString(
                chain.till("riga").create("{\"FirstName\": \"Ilze\"}").account());
        String order = StagedSales.addOrder(chain.headquarters().database(), "riga", ilze)
                .toString();

        assertThat(operator.run("orders", "synchronize").printed())
                .contains("1 order looked at: 0 created, 1 waiting, 0 failed, 0 held");
        assertThat(operator.run("orders").printed())
                .containsPattern(order + " +riga +C-1 +" + ilze + " +13\\.00 EUR +waiting +")
                .contains("Waits for customer " + ilze + ", who has not arrived at headquarters");
        assertThat(operator.run("orders", "cancel", order, "--because", "no more")
                        .complained())
                .contains("is no sales order yet", "ask again when it is");
        chain.till("riga").upload();

        assertThat(operator.run("orders", "edit", order, "lines/1/quantity=4").complained())
                .contains("Nothing was saved: payments: Payments come to 13", "the total to 15.5");
        String[] edit = {"orders", "edit", order, "lines/1/quantity=4", "payments/1/amount=15.50"};
        assertThat(operator.run(edit[0], edit[1], edit[2], edit[3], edit[4], "--dry-run")
                        .printed())
                .containsPattern("lines/1/net_amount +2.5000 +5.0000")
                .contains("Nothing was changed.");
        assertThat(operator.run(edit).printed()).contains("Stored.", "tillbridge orders leave " + order);
        assertThat(operator.run("orders", "--state", "editing").printed()).contains("editing by ");
        assertThat(operator.run("orders", "leave", order).printed()).contains("It waits again.");

        assertThat(operator.run("orders", "synchronize", order).printed())
                .contains("on hold", "SO-00000001", "EDITED; release it: tillbridge orders release SO-00000001")
                .containsPattern("quantity of row 1 +2.0000 +4");
        assertThat(operator.run("orders", "release", "SO-00000001").printed())
                .contains("Sales order SO-00000001 is released.");
        assertThat(operator.run("orders", "show", "C-1", "--json")
                        .json()
                        .at("/order/orderState")
                        .asString())
                .isEqualTo("OPEN");
        assertThat(operator.run("orders", "--state", "done").complained()).isEmpty();
        assertThat(operator.run("orders", "--state", "done").printed()).containsPattern(" 15\\.50 EUR +open +");
        assertThat(operator.run("orders", "show", "SO-9999").complained())
                .contains("Headquarters has no order SO-9999");
        assertThat(operator.run("verify").printed()).contains("V4");
    }
}
