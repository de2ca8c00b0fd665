-- At the stores somebody made the column wider.
create table public.visit (visit_id uuid primary key, entrance text, seen_at timestamptz not null);
