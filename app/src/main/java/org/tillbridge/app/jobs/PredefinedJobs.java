package org.tillbridge.app.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.seeds.SeedFile;

/// The jobs every installation has (spec 4.7), as the seed `predefined-jobs.yaml` says.
public final class PredefinedJobs {

    public static final SeedFile SEED = read();

    /// P-0001: the stores' journal and their sales, up.
    public static final Job CHANNEL_TRANSACTIONS = job("P-0001");

    /// 1010: the customer master, down.
    public static final Job CUSTOMERS = job("1010");

    /// What makes news of a job beside its own tables: an answer may come without a changed
    /// customer.
    public static final Map<String, List<String>> ALSO_TOLD = Map.of("1010", List.of("request_state"));

    private static final List<String> TOLD_OF_ALL = List.of("removed_row", "request_state", "channel_group");

    private PredefinedJobs() {}

    /// Headquarters' tables of which a change makes a release.
    public static List<String> releasing(List<String> travellingTables) {
        return Stream.concat(travellingTables.stream(), TOLD_OF_ALL.stream()).toList();
    }

    private static Job job(String code) {
        return Objects.requireNonNull(SEED.jobs().get(code)).toJob(code);
    }

    private static SeedFile read() {
        try (InputStream seed =
                Objects.requireNonNull(PredefinedJobs.class.getResourceAsStream("predefined-jobs.yaml"))) {
            return SeedFile.read("predefined-jobs.yaml", new String(seed.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("The jar has no predefined jobs", e);
        }
    }
}
