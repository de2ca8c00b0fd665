/// Loyalty cards at headquarters, for people: whose a card is, and who is to get none. Cards come
/// from the stores as requests and are issued by `headquarters.accounts`.
@NullMarked
package org.tillbridge.headquarters.loyalty;

import org.jspecify.annotations.NullMarked;
