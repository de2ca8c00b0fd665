package org.tillbridge.app.demo;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import org.tillbridge.app.roles.DatabaseServers.Purpose;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.sql.Database;

/// Headquarters as a process of its own, with its own data directory and PostgreSQL server.
public final class HeadquartersProcess implements AutoCloseable {

    private final DemoPlan plan;
    private final Path log;
    private final AttachedDatabase attached;
    /// Mutable: a story may kill the process and start it again.
    private ChildProcess process;

    private HeadquartersProcess(DemoPlan plan, Path log) {
        this.plan = plan;
        this.log = log;
        this.process = begin();
        this.attached = AttachedDatabase.in(plan.headquartersData(), Purpose.headquarters());
    }

    /// Starts it and waits until it answers.
    public static HeadquartersProcess start(DemoPlan plan, Path folder) {
        return new HeadquartersProcess(plan, folder.resolve("logs").resolve("headquarters.log"));
    }

    private ChildProcess begin() {
        var arguments = new ArrayList<String>();
        ChildProcess.set(arguments, "data.directory", plan.headquartersData());
        ChildProcess.set(arguments, "headquarters.ledger.file", plan.ledger());
        ChildProcess.set(arguments, "headquarters.port", plan.headquartersDoor().getPort());
        ChildProcess.set(arguments, "headquarters.legal-entities.demo.name", "Demo retail");
        plan.stores()
                .forEach(store -> ChildProcess.set(
                        arguments,
                        "headquarters.stores.%s.name".formatted(store.channelId()),
                        store.town().name()));
        arguments.add("hq");
        return ChildProcess.start("headquarters", log, arguments)
                .awaitDoor(plan.headquartersDoor().getPort());
    }

    public Database database() {
        return attached.database();
    }

    /// What a store joins with.
    public String joinCode(String channelId) {
        return new StoreAdmission(database(), InstantSource.system())
                .newJoinCode(channelId)
                .orElseThrow();
    }

    /// Without a goodbye; its database server goes on.
    public void kill() {
        process.kill();
    }

    public void startAgain() {
        process = begin();
    }

    @Override
    public void close() {
        attached.close();
        process.close();
    }
}
