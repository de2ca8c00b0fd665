package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.channel.staff.LogOnOutcome;
import org.tillbridge.channel.staff.StaffMember;
import org.tillbridge.channel.staff.StoreStaff;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Logging on at a till and off again. Headquarters is not asked.
@RestController
@RequestMapping("/Commerce")
final class LogOnController {

    private final Stores stores;

    LogOnController(Stores stores) {
        this.stores = stores;
    }

    /// Who has logged on.
    ///
    /// @param token what each call carries from now on: `Authorization: Bearer …`
    @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
    record LoggedOnBody(String staffId, String name, String role, String token, Instant expiresAt) {}

    @PostMapping("/Logon")
    @Allowed(Role.ANYONE)
    LoggedOnBody in(HttpServletRequest request) {
        Fields fields = Fields.of(RequestBody.read(request));
        fields.refuseOthersThan(Set.of("StaffId", "Password"));
        LogOnOutcome outcome = staff(request)
                .logOn(
                        fields.findText("StaffId").orElse(""),
                        fields.findText("Password").orElse(""));
        return switch (outcome) {
            case LogOnOutcome.LoggedOn(StaffMember member, String token, Instant endsAt) ->
                new LoggedOnBody(member.staffId(), member.name(), member.role().word(), token, endsAt);
            case LogOnOutcome.Refused() ->
                throw Refusal.of(
                        HttpStatus.UNAUTHORIZED,
                        Problem.of("InvalidAuthenticationCredentials", "Staff ID and password do not belong together"));
            case LogOnOutcome.Waits() ->
                throw Refusal.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        Problem.of(
                                "UserBlockedDueToTooManyFailedLogonAttempts",
                                "Too many tries with this staff ID; wait a while, at most 15 minutes"));
        };
    }

    @PostMapping("/Logoff")
    @Allowed({Role.CASHIER, Role.APPLICATION})
    ResponseEntity<Void> off(HttpServletRequest request) {
        TillEntrance.token(request).ifPresent(token -> staff(request).logOff(token));
        return ResponseEntity.noContent().build();
    }

    private StoreStaff staff(HttpServletRequest request) {
        return stores.requireStaff(request.getLocalPort(), request.getHeader("OUN"));
    }
}
