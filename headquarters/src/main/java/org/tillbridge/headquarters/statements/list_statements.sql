-- The statements of a choice, the latest business date first, and how many sales of their day no statement has.   In: :store, :business_date, :name, :state (null: any), :most   Out: statements
-- Reads only.
-- Uses index: statement_date, transaction_state_sales. Expected: ≤ :most rows.
select s.name, s.channel_id, s.business_date, s.kind, s.part, s.state, s.error_code, s.error, s.attempts, s.transactions, s.lines, s.currency,
    s.net_amount, s.tax_amount, s.charge_amount, s.discount_amount, s.rounding_amount, s.payment_amount, s.changed_at, s.posted_at, (
        select count(*)
        from left_out o
        where o.channel_id = s.channel_id
          and o.business_date = s.business_date
          and s.kind = 'TRANSACTIONAL') as left_out
from statement s
where (cast(:store as text) is null or s.channel_id = :store)
  and (cast(:business_date as date) is null or s.business_date = :business_date)
  and (cast(:name as text) is null or s.name = :name)
  and (cast(:state as text) is null or s.state = :state or (:state = 'OPEN' and s.state <> 'POSTED') or (:state = 'FAILED' and s.error is not null))
order by s.business_date desc, s.channel_id, s.kind desc, s.part
limit :most
