package org.tillbridge.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sales orders that are of nobody; `verify` names them.
final class PlantedOrderViolationTest {

    @TempDir
    Path folder;

    private TwoSides world;

    @BeforeEach
    void open() {
        world = new TwoSides(folder);
        world.store("001").create("Anna", "Liepa");
        world.exchange();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void salesOrdersThatAreOfNobodyOrOfNoOrderAndOrdersWithoutOneAreNamed() {
        UUID nobody = UUID.randomUUID();
        UUID waiting = UUID.randomUUID();
        UUID lost = UUID.randomUUID();
        world.order(nobody, "DONE", "SO-1");
        world.salesOrder(nobody, "SO-1");
        world.write("update sales_order set customer_id = transaction_id");
        world.order(waiting, "WAITING", "SO-2");
        world.salesOrder(waiting, "SO-2");
        world.order(lost, "DONE", "SO-3");

        assertThat(world.violationsOf("V4"))
                .extracting(Violation::text)
                .anyMatch(found -> found.contains("SO-1") && found.contains("has no account ID"))
                .anyMatch(found -> found.contains("SO-2") && found.contains("which is waiting"))
                .anyMatch(found -> found.contains("order %s is done, and there is no sales order".formatted(lost)));
    }
}
