-- Records a package in the transaction whose snapshot read its rows (protocol D2, D5).   In: :package_id, :channel_group, :channel_id, :job, :made_of, :from_release, :to_release, :rows, :bytes, :sha256, :built_at, :took_ms   Out: 1
-- Exactly once by: primary key package_id.   Twice: the key refuses it; two packages of one step are equal and harmless.
-- Uses index: package_pkey. Expected: one row.
insert into package (
    package_id, channel_group, channel_id, job, made_of, from_release, to_release, snapshot, rows, bytes, sha256, built_at, took_ms)
values (
    :package_id, :channel_group, cast(:channel_id as text), :job, :made_of, cast(:from_release as uuid), :to_release, pg_current_snapshot(), :rows, :bytes, :sha256, :built_at, :took_ms)
