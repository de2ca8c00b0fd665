package org.tillbridge.app.roles;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.exchange.schedule.ContinuousJob;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.jobs.RunSchedules;
import org.tillbridge.headquarters.jobs.SalesJobs;
import org.tillbridge.headquarters.webhooks.DeliverWebhooks;
import org.tillbridge.kernel.postgres.DataSources;
import org.tillbridge.kernel.sql.Database;

/// What runs by itself at headquarters.
record HeadquartersRun(
        HeadquartersJobs jobs,
        SalesJobs sales,
        RunSchedules schedules,
        BackgroundJobs background,
        DeliverWebhooks webhooks) {

    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);

    static HeadquartersRun of(SharedParts shared, HikariDataSource source) {
        Basis basis = shared.basis();
        Database database = basis.database();
        HeadquartersJobs jobs = shared.jobs();
        SalesJobs sales = SalesParts.jobs(shared);
        var scheduling =
                new RunSchedules.Parts(database, shared.saved(), jobs, sales, shared.admission(), shared.runs());
        var schedules = new RunSchedules(scheduling, shared.downloads(), basis.clock(), UUID::randomUUID);
        var due = new ContinuousJob(
                "schedules", basis.configuration().jobs().sweep(), LONGEST_BACK_OFF, schedules::runDue);
        var purge = SessionParts.purge(basis.configuration(), database, basis.clock());
        DeliverWebhooks webhooks = WebhookParts.deliver(basis, DataSources.besides(source));
        return new HeadquartersRun(
                jobs,
                sales,
                schedules,
                new BackgroundJobs(
                        due,
                        List.of(purge, ChangeParts.purge(basis)),
                        List.of(
                                SearchParts.follow(database, jobs),
                                ChangeParts.follow(basis, jobs),
                                WebhookParts.job(webhooks))),
                webhooks);
    }

    void start(JobsConfiguration.Mode mode) {
        if (mode == JobsConfiguration.Mode.CONTINUOUS) {
            jobs.start();
            sales.start();
        }
        background.start(mode);
    }

    /// What runs ends after the step it is in.
    void close() {
        background.close();
        webhooks.close();
    }
}
