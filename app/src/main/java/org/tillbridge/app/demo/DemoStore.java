package org.tillbridge.app.demo;

import java.net.URI;
import org.tillbridge.kernel.sql.Database;

/// A store of the demonstration.
///
/// @param door     where its tills call
/// @param database read only, to show what has become of the customers
public record DemoStore(String channelId, String name, URI door, Database database) {}
