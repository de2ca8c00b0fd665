-- Neutral tables for tests: a source and a target of articles, notes that go up, and what the exchange reads beside them.

create table article (
    legal_entity text not null,
    article_id uuid not null,
    label text not null,
    price numeric(19,4),
    made_at timestamptz not null,
    "order" integer,
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id(),
    primary key (legal_entity, article_id)
);
create index article_changed on article (changed_xid);

create table store_article (
    legal_entity text collate "C" not null,
    article_id uuid not null,
    name text not null,
    price numeric(19,4),
    made_at timestamptz not null,
    "order" integer default 7,
    row_version bigint not null default 0,
    received_hash bigint,
    local_note text,
    primary key (legal_entity, article_id)
);

create table removed_row (
    table_name text not null,
    legal_entity text not null,
    row_key text[] not null,
    changed_xid xid8 not null default pg_current_xact_id(),
    removed_at timestamptz not null,
    primary key (table_name, row_key)
);

create table note (
    note_id uuid primary key,
    content text not null
);

create table outbox (
    capture_no bigint primary key,
    table_name text not null,
    row_key uuid not null,
    session_id uuid
);
