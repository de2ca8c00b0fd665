package org.tillbridge.kernel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;

final class DatabaseAddressTest {

    @Test
    void userAndPasswordOfAnAddressAreTakenOutOfIt() {
        var address =
                DatabaseAddress.parse("jdbc:postgresql://db.lan:5433/hq?user=till&sslmode=require&password=a%26b");

        assertThat(address)
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db.lan:5433/hq?sslmode=require", "till", "a&b"));
        assertThat(address.database()).isEqualTo("hq");
    }

    @Test
    void noTextOfItShowsThePassword() {
        assertThat(new DatabaseAddress("jdbc:postgresql://db.lan/hq?password=secret", "till", "secret"))
                .hasToString("jdbc:postgresql://db.lan/hq as till");
    }

    @Test
    void anotherKindOfAddressIsRefusedWithoutItsPassword() {
        assertThatThrownBy(() -> DatabaseAddress.parse("jdbc:mysql://db.lan/hq?password=secret"))
                .isInstanceOfSatisfying(
                        TillbridgeException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER))
                .hasMessageContaining("jdbc:mysql://db.lan/hq")
                .hasMessageNotContaining("secret");
    }
}
