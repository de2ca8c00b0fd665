package org.tillbridge.app.replay;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.tillbridge.app.demo.DemoPlan;
import org.tillbridge.app.demo.DemoStore;
import org.tillbridge.app.demo.OneProcessChain;
import org.tillbridge.app.roles.StatementParts;
import org.tillbridge.app.roles.StoreRuntime;
import org.tillbridge.headquarters.statements.CalculateStatements.Days;
import org.tillbridge.headquarters.statements.RunEndOfDay;
import org.tillbridge.headquarters.statements.Selection;
import org.tillbridge.kernel.sql.Database;

/// Headquarters is in this process as well, and nothing goes wrong.
final class ReplayInOneProcess implements ReplayedChain {

    private final OneProcessChain chain;
    private final RunEndOfDay endOfDay;

    private ReplayInOneProcess(OneProcessChain chain) {
        this.chain = chain;
        this.endOfDay = StatementParts.endOfDay(chain.headquarters(), chain.jobs(), InstantSource.system());
    }

    static ReplayInOneProcess start(DemoPlan plan, Path folder) {
        return new ReplayInOneProcess(OneProcessChain.start(plan, folder));
    }

    @Override
    public URI headquartersDoor() {
        return chain.headquartersDoor();
    }

    @Override
    public Database headquarters() {
        return chain.headquarters();
    }

    @Override
    public Path ledger() {
        return chain.ledger();
    }

    @Override
    public List<DemoStore> stores() {
        return chain.stores();
    }

    @Override
    public StoreRuntime store(String channelId) {
        return chain.store(channelId);
    }

    @Override
    public void dayBegins(LocalDate date) {}

    @Override
    public void endDay(LocalDate date) {
        endOfDay.run(new Selection(null, date, null), Days.OVER);
    }

    @Override
    public void close() {
        chain.close();
    }
}
