-- Sets values of a customer's attributes, which then stand as an edit of headquarters that knew what was there.   In: :legal_entity, :customer_id, :values, :edit_id, :as_of   Out: 1
-- Exactly once by: the bucket lock.   Twice: the same values, with another edit.
-- Uses index: customer_pkey. Expected: 1 row.
update customer m
set attributes = coalesce(m.attributes, '{}') || cast(:values as jsonb),
    field_clocks = m.field_clocks || (
        select jsonb_object_agg('attributes/' || v.name, jsonb_build_array(
            greatest(
                cast(:as_of as timestamptz),
                coalesce((m.field_clocks -> ('attributes/' || v.name) ->> 0)::timestamptz, m.stamp) + interval '1 microsecond'),
            cast(:edit_id as uuid), m.row_version + 1, 'headquarters'))
        from jsonb_object_keys(cast(:values as jsonb)) v (name)),
    row_version = m.row_version + 1,
    changed_xid = pg_current_xact_id()
where m.legal_entity = :legal_entity
  and m.customer_id = :customer_id
