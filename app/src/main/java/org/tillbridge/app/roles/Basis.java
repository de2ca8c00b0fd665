package org.tillbridge.app.roles;

import java.time.InstantSource;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.kernel.sql.Database;

/// What every part of headquarters is made with.
record Basis(Configuration configuration, Database database, InstantSource clock) {}
