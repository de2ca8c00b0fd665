package org.tillbridge.headquarters.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Where headquarters may be made to call: not into its own network, and not in the clear, unless
/// the configuration says so.
public final class WebhookAddress {

    private static final String HTTPS = "https";
    private static final int SHARED_FIRST = 100;
    private static final int UNIQUE_LOCAL = 0xFC;

    private WebhookAddress() {}

    /// Whether addresses of this machine and of private networks may be called.
    public enum PrivateAddresses {
        REFUSED,
        ALLOWED
    }

    /// Throws `WebhookAddressInvalid` with the reason.
    static URI require(String text, PrivateAddresses privateOnes) {
        try {
            URI address = new URI(text.strip());
            refusal(address, privateOnes).ifPresent(reason -> {
                throw invalid(text, reason);
            });
            return address;
        } catch (URISyntaxException e) {
            throw invalid(text, "it is no address: " + e.getReason());
        }
    }

    /// Why it is not called; asked again before each call, as names come to point elsewhere.
    static Optional<String> refusal(URI address, PrivateAddresses privateOnes) {
        if (address.getHost() == null || address.getUserInfo() != null || address.getFragment() != null) {
            return Optional.of("it is https://HOST/PATH, without a user or a fragment");
        }
        try {
            InetAddress[] all = InetAddress.getAllByName(address.getHost());
            boolean loopback = Arrays.stream(all).allMatch(InetAddress::isLoopbackAddress);
            if (!HTTPS.equals(address.getScheme()) && !("http".equals(address.getScheme()) && loopback)) {
                return Optional.of("it is not https, which only this machine may do without");
            }
            if (privateOnes == PrivateAddresses.REFUSED && Arrays.stream(all).anyMatch(WebhookAddress::isPrivate)) {
                return Optional.of(
                        "it leads to this machine or into a private network; headquarters.webhooks.private-addresses=on allows that");
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("nobody knows the host " + address.getHost());
        }
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        boolean shared = bytes.length == 4 && first == SHARED_FIRST && (bytes[1] & 0xC0) == 0x40;
        boolean uniqueLocal = bytes.length == 16 && (first & 0xFE) == UNIQUE_LOCAL;
        // IPv4 inside IPv6, which may be a private one: ::/8 with its translators, 2002::/16.
        boolean embedded = bytes.length == 16 && (first == 0 || (first == 0x20 && bytes[1] == 0x02));
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (bytes.length == 4 && (first == 0 || first >= 240))
                || shared
                || uniqueLocal
                || embedded;
    }

    private static TillbridgeException invalid(String text, String reason) {
        return new TillbridgeException(
                ErrorCode.user("WebhookAddressInvalid"),
                "%s cannot be a webhook's address: %s".formatted(text, reason));
    }
}
