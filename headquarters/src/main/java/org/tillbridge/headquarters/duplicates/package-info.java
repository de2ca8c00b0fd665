/// Customers that may be one person: found behind the conversion, judged by people, never merged by themselves.
///
/// A merge is a mark on the customer that goes: nothing is re-keyed, so it can be undone.
@NullMarked
package org.tillbridge.headquarters.duplicates;

import org.jspecify.annotations.NullMarked;
