/// Builds of different age together: packages and messages of before are kept, and today's code has
/// to take them; a store of an older build works beside one of today.
@NullMarked
package org.tillbridge.acceptance.versions;

import org.jspecify.annotations.NullMarked;
