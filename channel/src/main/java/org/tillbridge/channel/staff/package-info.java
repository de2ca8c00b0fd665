/// Who works at this store's tills: logging on with a PIN, whether headquarters is there or not.
@NullMarked
package org.tillbridge.channel.staff;

import org.jspecify.annotations.NullMarked;
