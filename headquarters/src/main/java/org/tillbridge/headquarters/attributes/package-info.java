/// Customer attributes: what they are, as a file a person writes, checked and saved at
/// headquarters. They travel with 1110; a store shows and checks what it has downloaded (spec
/// 2.10).
///
/// In: a YAML file. Out: types, attributes and groups, and which group the customers of a legal
/// entity have. Exactly once by: their names; the same file again changes nothing.
/// Start reading: [SaveAttributes].
@NullMarked
package org.tillbridge.headquarters.attributes;

import org.jspecify.annotations.NullMarked;
