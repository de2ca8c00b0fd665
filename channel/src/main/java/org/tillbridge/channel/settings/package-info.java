/// What the functionality profile says that a store has downloaded.
@NullMarked
package org.tillbridge.channel.settings;

import org.jspecify.annotations.NullMarked;
