/// Who calls a door, and the rule a route has for it: the same words at a store and at headquarters.
@NullMarked
package org.tillbridge.kernel.access;

import org.jspecify.annotations.NullMarked;
