/// The stores headquarters knows: how one joins with a code, and how it proves afterwards who it
/// is.
///
/// Exactly once by: a join code works once; secrets and codes are kept only as hashes.
/// Start reading: [StoreAdmission].
@NullMarked
package org.tillbridge.headquarters.stores;

import org.jspecify.annotations.NullMarked;
