/// What a till may ask about its store's database: what it has downloaded.
@NullMarked
package org.tillbridge.channel.devices;

import org.jspecify.annotations.NullMarked;
