package org.tillbridge.app.roles;

import java.net.URI;
import java.time.InstantSource;
import org.tillbridge.app.configuration.ChannelConfiguration;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.exchange.transport.SignCalls;
import org.tillbridge.kernel.tls.Certificates;
import org.tillbridge.kernel.tls.Trust;

/// Where a store finds headquarters now, and by which authority it knows it.
public record HeadquartersPlace(URI address, Trust trust) {

    /// Headquarters may have moved since the store joined; the authority is the one it was given
    /// then, unless the configuration names another.
    public static HeadquartersPlace of(ChannelConfiguration channel, StoreIdentity identity) {
        return new HeadquartersPlace(channel.headquartersOr(identity.headquarters()), trust(channel, identity));
    }

    /// The line of a store.
    public HeadquartersLine line(SignCalls sign, InstantSource clock) {
        return new HeadquartersLine(address, trust, sign, clock);
    }

    private static Trust trust(ChannelConfiguration channel, StoreIdentity identity) {
        if (channel.authority() != null) {
            return Trust.in(Certificates.in(channel.authority()));
        }
        return identity.authority() == null
                ? Trust.inPublicAuthorities()
                : Trust.in(Certificates.of(identity.authority()));
    }
}
