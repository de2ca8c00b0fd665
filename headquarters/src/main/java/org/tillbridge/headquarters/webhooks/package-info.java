/// The changes of customers, told to other people's software over HTTP: signed, tried again, in
/// order. Start reading at `DeliverWebhooks`.
@NullMarked
package org.tillbridge.headquarters.webhooks;

import org.jspecify.annotations.NullMarked;
