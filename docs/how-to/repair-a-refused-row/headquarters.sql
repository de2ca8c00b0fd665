-- At headquarters an entrance has five letters.
create table public.visit (visit_id uuid primary key, entrance varchar(5), seen_at timestamptz not null);
