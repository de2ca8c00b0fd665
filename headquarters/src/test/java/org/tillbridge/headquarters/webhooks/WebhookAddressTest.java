package org.tillbridge.headquarters.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.headquarters.webhooks.WebhookAddress.PrivateAddresses;

final class WebhookAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://93.184.216.34/hook",
                "https://127.0.0.1/hook",
                "https://[::1]/hook",
                "https://10.1.2.3/hook",
                "https://192.168.1.1/hook",
                "https://172.16.0.1/hook",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/hook",
                "https://[fe80::1]/hook",
                "https://[fd00::1]/hook",
                "https://[::ffff:10.0.0.1]/hook",
                "https://[64:ff9b::a00:1]/hook",
                "https://0.0.0.0/hook",
                "https://user:secret@93.184.216.34/hook",
                "ftp://93.184.216.34/hook",
                "file:///etc/passwd",
                "no address"
            })
    void addressInAPrivateNetworkOrInTheClearIsRefused(String url) {
        assertThatThrownBy(() -> WebhookAddress.require(url, PrivateAddresses.REFUSED))
                .hasMessageContaining("cannot be a webhook's address");
    }

    @Test
    void publicAddressIsTakenAndALoopbackOneWhereTheConfigurationSaysSo() {
        assertThat(WebhookAddress.require("https://93.184.216.34/hook", PrivateAddresses.REFUSED))
                .hasHost("93.184.216.34");
        assertThat(WebhookAddress.require("http://127.0.0.1:9/hook", PrivateAddresses.ALLOWED))
                .hasPort(9);
    }
}
