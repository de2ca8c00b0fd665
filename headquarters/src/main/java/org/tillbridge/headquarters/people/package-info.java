/// The people who sign in at headquarters: who they are, their passwords, their sessions.
@NullMarked
package org.tillbridge.headquarters.people;

import org.jspecify.annotations.NullMarked;
