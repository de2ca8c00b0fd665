package org.tillbridge.exchange.transport;

/// Who the store is from now on, and the secret that proves it. Headquarters keeps only the
/// secret's hash.
public record JoinAnswer(String channelId, String legalEntity, String name, String secret) {

    /// Never shows the secret.
    @Override
    public String toString() {
        return "JoinAnswer[channelId=%s, legalEntity=%s, name=%s]".formatted(channelId, legalEntity, name);
    }
}
