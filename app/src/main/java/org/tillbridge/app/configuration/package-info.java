/// One file, `tillbridge.yaml`, and one list of keys from which it is read, checked, printed and
/// documented.
///
/// Start reading: [Catalogue] (every key), [ConfigurationSources] (where values come from),
/// [Configuration] (what the parts are given).
@NullMarked
package org.tillbridge.app.configuration;

import org.jspecify.annotations.NullMarked;
