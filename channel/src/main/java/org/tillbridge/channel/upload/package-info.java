/// Station 4. P-0001 Channel transactions: seals what was captured and sends it to headquarters.
///
/// In: `outbox` rows without a session.
/// Out: upload sessions that headquarters has applied.
/// Exactly once by: the chain of sealed sessions; headquarters applies a session only behind its
/// head (protocol U1 to U8).
/// Start reading: [UploadChannelTransactions].
@NullMarked
package org.tillbridge.channel.upload;

import org.jspecify.annotations.NullMarked;
