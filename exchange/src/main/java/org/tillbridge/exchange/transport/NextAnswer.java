package org.tillbridge.exchange.transport;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Headquarters' answer to a poll: what it holds, which jobs the store should run now, which
/// packages are next.
///
/// @param uploadPace when uploads run, a word of [UploadPace]; null: headquarters says nothing
/// @param compare    jobs whose cursor headquarters does not know: the store says what it has
public record NextAnswer(
        @Nullable UUID head,
        @Nullable UUID safe,
        List<String> wake,
        List<Offer> packages,
        @Nullable String uploadPace,
        @Nullable List<TableSums.Wish> compare) {

    public NextAnswer {
        // Absent in what headquarters of earlier versions says.
        compare = compare == null ? List.of() : List.copyOf(compare);
        wake = List.copyOf(wake);
        packages = List.copyOf(packages);
    }

    @Override
    public List<TableSums.Wish> compare() {
        return compare == null ? List.of() : compare;
    }

    /// Before the code of a job in `wake`: forget its cursor, it comes anew in full.
    public static final String FULL_SYNC = "full-sync ";

    /// A package that answers the store's cursor of `job`.
    ///
    /// @param carried its bytes, if they are few and the store takes them so; null: it fetches them
    public record Offer(
            String job, UUID packageId, @Nullable Carried carried) {

        public Offer(String job, UUID packageId) {
            this(job, packageId, null);
        }

        public Offer with(Carried bytes) {
            return new Offer(job, packageId, bytes);
        }
    }

    /// The two files of a small package, each a ZIP in Base64.
    ///
    /// @param answers null for a job that brings none
    public record Carried(String rows, @Nullable String answers) {}
}
