/// What happens to customers, told to other people's software: an account was assigned, a customer
/// changed or was merged, a request needs a person. Start reading at `PublishChanges`.
@NullMarked
package org.tillbridge.headquarters.changes;

import org.jspecify.annotations.NullMarked;
