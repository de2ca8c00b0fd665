/// What persons did by hand, kept: who, what, to what. No values of rows.
@NullMarked
package org.tillbridge.headquarters.audit;

import org.jspecify.annotations.NullMarked;
