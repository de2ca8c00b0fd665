/// Certificates for a quick start: an authority of one's own, and what it signs.
///
/// Start reading: [org.tillbridge.app.certificates.MakeCertificates].
@NullMarked
package org.tillbridge.app.certificates;

import org.jspecify.annotations.NullMarked;
