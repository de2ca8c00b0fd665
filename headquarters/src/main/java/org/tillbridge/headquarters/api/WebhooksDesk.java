package org.tillbridge.headquarters.api;

import org.tillbridge.headquarters.webhooks.SendWebhook;
import org.tillbridge.headquarters.webhooks.Webhooks;

/// What an operator may do about who is told of changes.
public record WebhooksDesk(Webhooks webhooks, SendWebhook send) {}
