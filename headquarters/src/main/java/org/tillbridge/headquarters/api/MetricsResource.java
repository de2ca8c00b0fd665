package org.tillbridge.headquarters.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.customers.OverdueRequests.Overdue;
import org.tillbridge.headquarters.customers.StoreCondition;
import org.tillbridge.headquarters.customers.SynchronizationStatus;
import org.tillbridge.headquarters.statements.OpenSales;
import org.tillbridge.headquarters.webhooks.Webhook;
import org.tillbridge.headquarters.webhooks.Webhooks;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// Figures for a monitoring system, in the text format of Prometheus. A token that may only look is
/// enough.
@RestController
@RequestMapping("/api/v1/metrics")
final class MetricsResource {

    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final SynchronizationStatus status;
    private final OpenSales sales;
    private final Webhooks webhooks;
    private final Spool spool;

    MetricsResource(OperatorViews views, StatementsDesk statements, WebhooksDesk webhooks, ExchangeDesk exchange) {
        this.status = views.status();
        this.sales = statements.open();
        this.webhooks = webhooks.webhooks();
        this.spool = exchange.spool();
    }

    @GetMapping(produces = TEXT_FORMAT)
    @Allowed(Role.AUDITOR)
    String metrics() {
        SynchronizationStatus.Overview overview = status.overview();
        List<Overdue> overdue =
                overview.overdue().stream().filter(each -> !each.isOrder()).toList();
        List<Overdue> orders =
                overview.overdue().stream().filter(Overdue::isOrder).toList();
        List<StoreCondition> stores = overview.stores();
        return String.join(
                "",
                gauge(
                        "tillbridge_requests_overdue",
                        "Requests that wait or are held at headquarters longer than headquarters.requests.alarm-after",
                        samples(overdue, MetricsResource::labels, Overdue::requests)),
                gauge(
                        "tillbridge_requests_overdue_oldest_seconds",
                        "How long the oldest of them has been there",
                        samples(overdue, MetricsResource::labels, each -> age(each.oldest(), overview.asOf()))),
                gauge(
                        "tillbridge_orders_overdue",
                        "Orders that are no sales orders for longer than headquarters.requests.alarm-after",
                        samples(orders, MetricsResource::labels, Overdue::requests)),
                gauge(
                        "tillbridge_requests_waiting",
                        "Requests of a store that wait at headquarters",
                        samples(stores, MetricsResource::labels, StoreCondition::waiting)),
                gauge(
                        "tillbridge_requests_held",
                        "Requests of a store that need a person",
                        samples(stores, MetricsResource::labels, StoreCondition::held)),
                gauge(
                        "tillbridge_sales_left_out",
                        "Sales of a store that no statement has",
                        samples(sales.leftOut(), MetricsResource::labels, OpenSales.Count::count)),
                gauge(
                        "tillbridge_statements_failed",
                        "Statements of a store that have not reached their next state",
                        samples(sales.failed(), MetricsResource::labels, OpenSales.Count::count)),
                storeMetrics(stores, overview.asOf()),
                headquartersMetrics(overview),
                webhookMetrics());
    }

    /// How far each store is behind on its way up and down.
    private static String storeMetrics(List<StoreCondition> stores, Instant now) {
        return ages(
                        "tillbridge_store_silent_seconds",
                        "How long a store was not heard of",
                        stores,
                        StoreCondition::heardAt,
                        now)
                + ages(
                        "tillbridge_store_oldest_captured_seconds",
                        "How long the oldest row waits at a store to be uploaded",
                        stores,
                        StoreCondition::oldestCapturedAt,
                        now)
                + ages(
                        "tillbridge_store_behind_seconds",
                        "How long a store lacks what headquarters has released",
                        stores,
                        StoreCondition::behindSince,
                        now)
                + gauge(
                        "tillbridge_store_outbox_rows",
                        "Rows that wait at a store to be uploaded",
                        samples(stores, MetricsResource::labels, StoreCondition::outboxRows));
    }

    private String headquartersMetrics(SynchronizationStatus.Overview overview) {
        return gauge(
                        "tillbridge_quarantine_rows",
                        "Rows that wait in quarantine on either side",
                        List.of(new Sample("", overview.quarantined())))
                + gauge(
                        "tillbridge_release_horizon_seconds",
                        "How old the oldest open transaction is that holds releases back",
                        List.of(new Sample("", overview.horizon().ageSeconds())))
                + gauge(
                        "tillbridge_disk_free_bytes",
                        "What is left of the disk with headquarters' data directory",
                        List.of(new Sample("", spool.freeBytes())));
    }

    private static String ages(
            String name,
            String help,
            List<StoreCondition> stores,
            Function<StoreCondition, @Nullable Instant> since,
            Instant now) {
        List<Sample> samples = new ArrayList<>();
        for (StoreCondition store : stores) {
            Instant moment = since.apply(store);
            samples.add(new Sample(labels(store), moment == null ? 0 : age(moment, now)));
        }
        return gauge(name, help, samples);
    }

    private String webhookMetrics() {
        List<Webhook> all = webhooks.list();
        return gauge(
                        "tillbridge_webhook_changes_waiting",
                        "Changes a webhook was not told yet",
                        samples(all, MetricsResource::labels, Webhook::waiting))
                + gauge(
                        "tillbridge_webhook_disabled",
                        "1: the webhook was given up, a person resumes it",
                        samples(
                                all,
                                MetricsResource::labels,
                                each -> each.state() == Webhook.State.DISABLED ? 1L : 0L));
    }

    private static String labels(Webhook webhook) {
        return "webhook=\"%s\"".formatted(escaped(webhook.name()));
    }

    private static long age(Instant since, Instant now) {
        return Duration.between(since, now).toSeconds();
    }

    private record Sample(String labels, long value) {

        String braced() {
            return labels.isEmpty() ? "" : "{%s}".formatted(labels);
        }
    }

    private static <T> List<Sample> samples(List<T> all, Function<T, String> labels, Function<T, Long> value) {
        return all.stream()
                .map(each -> new Sample(labels.apply(each), value.apply(each)))
                .toList();
    }

    private static String labels(Overdue overdue) {
        return "state=\"%s\",reason=\"%s\""
                .formatted(overdue.state().toLowerCase(Locale.ROOT), escaped(overdue.reasonCode()));
    }

    private static String labels(OpenSales.Count count) {
        return "store=\"%s\",reason=\"%s\"".formatted(escaped(count.store()), escaped(count.reason()));
    }

    private static String labels(StoreCondition store) {
        return "store=\"%s\"".formatted(escaped(store.channelId()));
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String gauge(String name, String help, List<Sample> samples) {
        String lines = samples.stream()
                .map(sample -> "%s%s %d\n".formatted(name, sample.braced(), sample.value()))
                .collect(Collectors.joining());
        return "# HELP %s %s\n# TYPE %s gauge\n%s".formatted(name, help, name, lines);
    }
}
