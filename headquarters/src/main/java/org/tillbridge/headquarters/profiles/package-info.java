/// Functionality profiles: how the stores that follow one behave. One setting, no hierarchy of
/// switches; a store follows what it has downloaded.
@NullMarked
package org.tillbridge.headquarters.profiles;

import org.jspecify.annotations.NullMarked;
