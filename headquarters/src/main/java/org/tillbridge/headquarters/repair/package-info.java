/// Repair: what a person sees of the stores' requests and does about those that are held (spec
/// 2.17): edit, retarget, retry, cancel.
///
/// In: `staging.request_state` with state HELD or WAITING. Out: the same, after an edit kept beside
/// the journal row, waiting again or canceled. Exactly once by: the state, read under the row's
/// lock; a converter's bucket is waited for.
@NullMarked
package org.tillbridge.headquarters.repair;

import org.jspecify.annotations.NullMarked;
