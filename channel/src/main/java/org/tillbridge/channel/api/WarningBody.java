package org.tillbridge.channel.api;

import org.tillbridge.kernel.customer.Violation;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Something unusual that was taken all the same.
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record WarningBody(String code, String target, String detail) {

    static WarningBody of(Violation violation) {
        return new WarningBody(violation.code(), WireNames.addressTarget(violation.target()), violation.message());
    }
}
