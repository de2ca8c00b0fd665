/// The two roles of a process, put together: headquarters, and a channel with one or more stores.
@NullMarked
package org.tillbridge.app.roles;

import org.jspecify.annotations.NullMarked;
