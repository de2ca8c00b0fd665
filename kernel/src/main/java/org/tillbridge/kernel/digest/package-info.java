/// What a text is known by without being kept.
@NullMarked
package org.tillbridge.kernel.digest;

import org.jspecify.annotations.NullMarked;
