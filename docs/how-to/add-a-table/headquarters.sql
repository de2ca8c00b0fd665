create table public.gift_wrap (
    wrap_id integer primary key,
    label text not null,
    price numeric(10, 2) not null,
    store_id text not null,
    valid_to timestamptz
);
