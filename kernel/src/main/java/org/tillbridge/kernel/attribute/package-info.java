/// Customer attributes: what a chain wants to know of its customers beside their card, and which
/// values it takes. The same rules at the store and at headquarters.
///
/// Start reading: [AttributeType].
@NullMarked
package org.tillbridge.kernel.attribute;

import org.jspecify.annotations.NullMarked;
