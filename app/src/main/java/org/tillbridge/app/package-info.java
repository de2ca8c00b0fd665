/// The one place that sees stores and headquarters: it reads the configuration, wires the roles and
/// runs the commands.
@NullMarked
package org.tillbridge.app;

import org.jspecify.annotations.NullMarked;
