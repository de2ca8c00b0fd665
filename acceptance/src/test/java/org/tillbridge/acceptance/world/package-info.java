/// Words for the stories: a chain of stores with its headquarters, and the tills where customers
/// are created.
@NullMarked
package org.tillbridge.acceptance.world;

import org.jspecify.annotations.NullMarked;
