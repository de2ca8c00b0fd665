package org.tillbridge.app.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.tillbridge.kernel.sql.Database;

/// A running chain: headquarters and its stores, separate databases behind separate HTTP doors.
public interface DemoChain extends AutoCloseable {

    URI headquartersDoor();

    Database headquarters();

    /// The account ledger of headquarters.
    Path ledger();

    List<DemoStore> stores();

    @Override
    void close();
}
