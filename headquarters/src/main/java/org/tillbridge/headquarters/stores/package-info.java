/// The stores headquarters knows: how one joins with a code, and how it proves afterwards who it
/// is.
///
/// Exactly once by: a join code works once and is kept only as a hash; of a key, only the public half is here.
/// Start reading: [StoreAdmission], then [StoreKeys].
@NullMarked
package org.tillbridge.headquarters.stores;

import org.jspecify.annotations.NullMarked;
