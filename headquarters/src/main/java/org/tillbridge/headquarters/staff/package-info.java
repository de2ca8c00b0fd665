/// Who works at the tills, and the web shops that call a store's door: named here, known at every
/// store by job 1060.
@NullMarked
package org.tillbridge.headquarters.staff;

import org.jspecify.annotations.NullMarked;
