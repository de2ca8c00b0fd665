package org.tillbridge.app.roles;

import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.support.GenericApplicationContext;
import org.tillbridge.app.configuration.HeadquartersConfiguration;
import org.tillbridge.exchange.schedule.ChangeSchedule;
import org.tillbridge.exchange.seeds.SaveSeed;
import org.tillbridge.exchange.seeds.SavedJobs;
import org.tillbridge.headquarters.api.AdmitCalls;
import org.tillbridge.headquarters.api.AuditDesk;
import org.tillbridge.headquarters.api.CustomerSettingsDesk;
import org.tillbridge.headquarters.api.DuplicatesDesk;
import org.tillbridge.headquarters.api.ExchangeDesk;
import org.tillbridge.headquarters.api.InterchangeDesk;
import org.tillbridge.headquarters.api.KnownOperators;
import org.tillbridge.headquarters.api.NumberingDesk;
import org.tillbridge.headquarters.api.OperatorDesk;
import org.tillbridge.headquarters.api.OperatorToken;
import org.tillbridge.headquarters.api.OperatorViews;
import org.tillbridge.headquarters.api.PeopleDesk;
import org.tillbridge.headquarters.api.QuarantineDesk;
import org.tillbridge.headquarters.api.RealtimeDesk;
import org.tillbridge.headquarters.api.RequestsDesk;
import org.tillbridge.headquarters.api.SessionsDesk;
import org.tillbridge.headquarters.api.WebhooksDesk;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.backups.Backups;
import org.tillbridge.headquarters.changes.ReadChanges;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.jobs.JobRuns;
import org.tillbridge.headquarters.jobs.RunSchedules;
import org.tillbridge.headquarters.jobs.SalesJobs;
import org.tillbridge.headquarters.loyalty.LoyaltyCards;
import org.tillbridge.headquarters.operators.OperatorTokens;
import org.tillbridge.headquarters.partners.Prospects;
import org.tillbridge.headquarters.people.PersonSessions;
import org.tillbridge.headquarters.profiles.Profiles;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.headquarters.stores.StoreKeys;
import org.tillbridge.kernel.sql.Database;

/// Puts everything behind headquarters' door that its routes ask for.
record HeadquartersDesks(SharedParts shared, HeadquartersRun run, OperatorToken token) {

    void addTo(GenericApplicationContext context) {
        addEntrances(context);
        addStores(context);
        addOperator(context);
        addCustomers(context);
        addJobs(context);
    }

    private Database database() {
        return shared.basis().database();
    }

    private InstantSource clock() {
        return shared.basis().clock();
    }

    private HeadquartersConfiguration headquarters() {
        return shared.basis().configuration().headquarters();
    }

    private AuditTrail audit() {
        return new AuditTrail(database(), clock());
    }

    /// Who may come in.
    private void addEntrances(GenericApplicationContext context) {
        var calls = new AdmitCalls(headquarters().limits());
        var tokens = new OperatorTokens(database(), audit(), clock());
        var sessions = new PersonSessions(database(), clock());
        var operators = new KnownOperators(token, shared.node().nodes(), tokens, sessions);
        context.registerBean(PeopleDesk.class, () -> PeopleDesk.of(database(), clock()));
        context.registerBean(StoreAdmission.class, shared::admission);
        context.registerBean(StoreKeys.class, () -> new StoreKeys(database(), clock()));
        context.registerBean(AdmitCalls.class, () -> calls);
        context.registerBean(OperatorTokens.class, () -> tokens);
        context.registerBean(KnownOperators.class, () -> operators);
    }

    /// What stores and waiting tills ask, and what operators do about stores.
    private void addStores(GenericApplicationContext context) {
        ExchangeDesk desk = ExchangeParts.desk(shared);
        var backups = new Backups(database(), clock(), UUID::randomUUID);
        OperatorViews views = OperatorParts.views(shared, backups);
        var around = new RealtimeParts.Around(
                shared.jobs(), run.sales(), shared.otherNodes(), headquarters().limits());
        context.registerBean(ExchangeDesk.class, () -> desk);
        context.registerBean(OperatorDesk.class, () -> OperatorParts.desk(shared.basis(), desk, backups));
        context.registerBean(OperatorViews.class, () -> views);
        context.registerBean(RealtimeDesk.class, () -> RealtimeParts.desk(database(), around, clock()));
    }

    /// What operators see of the machinery and set.
    private void addOperator(GenericApplicationContext context) {
        context.registerBean(AuditDesk.class, () -> AuditDesk.of(database(), clock()));
        context.registerBean(NumberingDesk.class, () -> NumberingDesk.of(database(), clock()));
        context.registerBean(QuarantineDesk.class, () -> QuarantineParts.desk(database(), shared.saved(), clock()));
        context.registerBean(
                SessionsDesk.class, () -> SessionParts.desk(database(), shared.jobs()::wakeStore, clock()));
        context.registerBean(Profiles.class, () -> new Profiles(database(), clock()));
        context.registerBean(SavedJobs.class, shared::saved);
        context.registerBean(SaveSeed.class, shared::seeds);
        context.registerBean(ChangeSchedule.class, () -> ScheduleParts.change(database(), shared.saved(), clock()));
    }

    /// What operators see of customers and do to them.
    private void addCustomers(GenericApplicationContext context) {
        context.registerBean(CustomerSettingsDesk.class, () -> CustomerSettingParts.desk(database(), clock()));
        context.registerBean(
                RequestsDesk.class,
                () -> RequestParts.desk(database(), headquarters().requests(), clock()));
        context.registerBean(Prospects.class, () -> RequestParts.prospects(database(), clock()));
        context.registerBean(DuplicatesDesk.class, () -> SearchParts.duplicates(database(), clock()));
        context.registerBean(WebhooksDesk.class, () -> WebhookParts.desk(shared.basis()));
        context.registerBean(ReadChanges.class, () -> ChangeParts.read(shared.basis()));
        context.registerBean(LoyaltyCards.class, () -> new LoyaltyCards(database(), audit()));
        context.registerBean(InterchangeDesk.class, () -> InterchangeParts.desk(database(), shared.jobs(), clock()));
        SalesParts.addDesks(context, database(), shared.jobs(), clock());
    }

    private void addJobs(GenericApplicationContext context) {
        context.registerBean(HeadquartersJobs.class, shared::jobs);
        context.registerBean(JobRuns.class, shared::runs);
        context.registerBean(SalesJobs.class, run::sales);
        context.registerBean(RunSchedules.class, run::schedules);
    }
}
