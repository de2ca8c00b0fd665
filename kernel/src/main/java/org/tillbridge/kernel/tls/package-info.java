/// Whom a line trusts, and why a certificate was not taken, in words.
///
/// Start reading: [org.tillbridge.kernel.tls.Trust].
@NullMarked
package org.tillbridge.kernel.tls;

import org.jspecify.annotations.NullMarked;
