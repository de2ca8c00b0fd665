/// Headquarters' API as other people's software meets it: by its description alone.
@NullMarked
package org.tillbridge.acceptance.api;

import org.jspecify.annotations.NullMarked;
