/// Business partners before they are customers: organizations that asked, for a person to approve
/// or reject.
@NullMarked
package org.tillbridge.headquarters.partners;

import org.jspecify.annotations.NullMarked;
