/// What a person does about rows in quarantine: try them again, give them other values, do without
/// them. Start reading at: [org.tillbridge.headquarters.quarantine.RetryQuarantinedRow].
@NullMarked
package org.tillbridge.headquarters.quarantine;

import org.jspecify.annotations.NullMarked;
