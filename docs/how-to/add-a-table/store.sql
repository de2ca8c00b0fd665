create table public.gift_wrapping (
    wrap_id integer primary key,
    title text not null,
    price numeric(10, 2) not null,
    currency text not null
);
