package org.tillbridge.headquarters.api;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.sales.EditTransaction.Intent;
import org.tillbridge.headquarters.statements.CalculateStatements;
import org.tillbridge.headquarters.statements.CalculateStatements.Days;
import org.tillbridge.headquarters.statements.LeftOut;
import org.tillbridge.headquarters.statements.PostStatements;
import org.tillbridge.headquarters.statements.Selection;
import org.tillbridge.headquarters.statements.StatementDetail;
import org.tillbridge.headquarters.statements.StatementSettings;
import org.tillbridge.headquarters.statements.StatementSettings.Clearing;
import org.tillbridge.headquarters.statements.StatementSettings.Counting;
import org.tillbridge.headquarters.statements.StatementView;
import org.tillbridge.headquarters.validation.CorrectSale;
import org.tillbridge.headquarters.validation.ValidateTransactions;
import org.tillbridge.headquarters.validation.ValidateTransactions.Again;
import org.tillbridge.headquarters.validation.ValidationRules;
import org.tillbridge.headquarters.validation.ValidationRules.Position;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// What an operator may call about statements. A POST with `preview` changes nothing.
@RestController
@RequestMapping("/api/v1/statements")
final class StatementsResource {

    private static final int MOST = 1_000;

    private final StatementsDesk desk;

    StatementsResource(StatementsDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Allowed(Role.AUDITOR)
    List<StatementView> list(
            @RequestParam(required = false) @Nullable String store,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "50") int most) {
        return desk.list().run(new Selection(store, date, null), state, Math.clamp(most, 1, MOST));
    }

    @GetMapping("/{name}")
    @Allowed(Role.AUDITOR)
    StatementDetail show(@PathVariable String name) {
        return desk.show().run(name);
    }

    /// Sales and returns that no statement has, why, and what resolves it.
    @GetMapping("/left-out")
    @Allowed(Role.AUDITOR)
    List<LeftOut> leftOut(
            @RequestParam(required = false) @Nullable String store,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(defaultValue = "50") int most) {
        return desk.list().leftOut(new Selection(store, date, null), Math.clamp(most, 1, MOST));
    }

    /// Validates what was not yet; with `again` also what has failed.
    @PostMapping("/validate")
    @Allowed(Role.OPERATOR)
    ValidateTransactions.Outcome validate(
            @RequestParam(required = false) @Nullable String store,
            @RequestParam(required = false) @Nullable List<UUID> transaction,
            @RequestParam(defaultValue = "false") boolean again) {
        return again || transaction != null
                ? desk.validate().again(new Again(store, transaction))
                : desk.validate().run();
    }

    /// Other values for a sale that has failed, which is validated anew.
    @PostMapping("/sales/{sale}/edit")
    @Allowed(Role.OPERATOR)
    CorrectSale.Outcome edit(
            @PathVariable UUID sale,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestBody TransactionEdit edit) {
        return desk.correct().run(sale, edit.fields(), preview ? Intent.PREVIEW : Intent.SAVE, edit.reason());
    }

    record Calculated(ValidateTransactions.Outcome validated, int calculated) {}

    /// @param open also days that still go on
    @PostMapping("/calculate")
    @Allowed(Role.OPERATOR)
    Calculated calculate(
            @RequestParam(required = false) @Nullable String store,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(defaultValue = "false") boolean open) {
        ValidateTransactions.Outcome validated = desk.validate().run();
        int calculated = desk.calculate().run(new Selection(store, date, null), open ? Days.OPEN : Days.OVER);
        return new Calculated(validated, calculated);
    }

    /// Store by store and day by day, what calculating would look at.
    @GetMapping("/due")
    @Allowed(Role.AUDITOR)
    List<CalculateStatements.Due> due(
            @RequestParam(required = false) @Nullable String store,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(defaultValue = "false") boolean open) {
        return desk.calculate().preview(new Selection(store, date, null), open ? Days.OPEN : Days.OVER);
    }

    /// Store by store, what would be posted.
    @GetMapping("/waiting")
    @Allowed(Role.AUDITOR)
    List<PostStatements.Waiting> waiting(
            @RequestParam(required = false) @Nullable String store,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable String name) {
        return desk.post().waiting(selection(store, date, name));
    }

    @PostMapping("/post")
    @Allowed(Role.OPERATOR)
    PostStatements.Outcome post(
            @RequestParam(required = false) @Nullable String store,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable String name) {
        return desk.post().run(selection(store, date, name));
    }

    record Cleared(List<String> cleared) {}

    @PostMapping("/clear")
    @Allowed(Role.OPERATOR)
    Cleared clear(
            @RequestParam(required = false) @Nullable String store,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(defaultValue = "false") boolean preview) {
        Selection selection = selection(store, date, name);
        return new Cleared(
                preview ? desk.clear().preview(selection) : desk.clear().run(selection));
    }

    /// Throws `StatementUnknown`.
    private Selection selection(@Nullable String store, @Nullable LocalDate date, @Nullable String name) {
        if (name != null) {
            desk.show().run(name);
        }
        return new Selection(store, date, name);
    }

    @GetMapping("/settings")
    @Allowed(Role.AUDITOR)
    StatementSettings.Settings settings() {
        return desk.settings().now();
    }

    /// How statements are made and posted from the next run on; what is not named stays.
    @PostMapping("/settings")
    @Allowed(Role.OPERATOR)
    StatementSettings.Settings set(
            @RequestParam(required = false) @Nullable String clearing,
            @RequestParam(required = false) @Nullable String counting,
            @RequestParam(name = "statements-at-once", required = false) @Nullable Integer statementsAtOnce,
            @RequestParam(name = "lines-at-once", required = false) @Nullable Integer linesAtOnce,
            @RequestParam(defaultValue = "false") boolean preview) {
        var wanted = new StatementSettings.Wanted(
                SettingValue.read("clearing is allowed or refused", Clearing.class, clearing),
                SettingValue.read("counting is required or not-required", Counting.class, counting),
                statementsAtOnce,
                linesAtOnce);
        return preview ? desk.settings().preview(wanted) : desk.settings().set(wanted);
    }

    @GetMapping("/rules")
    @Allowed(Role.AUDITOR)
    List<ValidationRules.Rule> rules() {
        return desk.rules().list();
    }

    @PostMapping("/rules/{rule}/{position:on|off}")
    @Allowed(Role.OPERATOR)
    List<ValidationRules.Rule> set(@PathVariable String rule, @PathVariable String position) {
        return desk.rules().set(rule, position.equals("on") ? Position.ON : Position.OFF);
    }
}
