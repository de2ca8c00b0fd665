-- Headquarters' database. Stations write unqualified names; the search_path is staging, master, numbers, sales, exchange, ops, public.

create extension if not exists unaccent with schema public;
create schema staging;
create schema master;
create schema numbers;
create schema exchange;
create schema ops;
create schema sales;

-- One spelling for search: Bērziņš, BERZINS and berzins are one word. Stores have the same function.
-- pg_c_utf8: letters of all scripts, whatever locale the server was set up with.
create function master.fold(given text) returns text
    language sql immutable strict parallel safe
    return lower(public.unaccent('public.unaccent'::regdictionary, normalize(given, nfkc)) collate "pg_c_utf8");

-- The words a name is found by, and the words somebody searches for: letters and digits; for a name without any (an
-- emoji) what stands between blanks. 255 characters is what an index entry can take.
create function master.name_words(given text) returns text[]
    language sql immutable strict parallel safe
    return coalesce(
        nullif(array(
            select distinct left(word, 255)
            from regexp_split_to_table(master.fold(given) collate "pg_c_utf8", '[^[:alnum:]]+') as word
            where word <> ''), '{}'),
        array(
            select distinct left(word, 255)
            from regexp_split_to_table(master.fold(given) collate "pg_c_utf8", '[[:space:]]+') as word
            where word <> ''));

-- The words of a name in one line, each behind a blank. A name without a letter, or a long one, goes the long way; the end
-- of a cut one is an ellipsis.
create function master.name_line(given text) returns text
    language sql immutable parallel safe
    return case
        when length(master.fold(given)) <= 255 and master.fold(given) ~ '[[:alnum:]]' collate "pg_c_utf8"
            then ' ' || btrim(regexp_replace(master.fold(given) collate "pg_c_utf8", '[^[:alnum:]]+', ' ', 'g'))
        else (
            select ' ' || left(n.name, 255) || case when length(n.name) > 255 then '…' else '' end
            from (
                select string_agg(w.word, ' ' order by w.word collate "C") as name
                from unnest(master.name_words(given)) w (word)) n)
    end;

-- What stands beside a word a customer is found by: the name's words beside each of them; nothing beside a marked one.
create function master.name_beside(word text, name text) returns text
    language sql immutable parallel safe
    return case when left(word, 1) <> all (array['@', '+', '/', '~', '=']) then name end;

-- All words a customer is found by: those of the name as they are; marked @ the whole e-mail, + the digits of the phone
-- as typed and in E.164. Other tables add words with the same marks.
-- Stores have the same functions.
-- An expression without a query of its own: the planner puts it into the statement that calls it, which halves the cost.
-- A word may be in it twice. A name without a letter or too long for an index entry goes the long way.
create function master.customer_words(name text, email text, phone text, phone_number text) returns text[]
    language sql immutable parallel safe
    return array_remove(array_remove(
        case
            when length(master.fold(name)) <= 255 and master.fold(name) ~ '[[:alnum:]]' collate "pg_c_utf8"
                then regexp_split_to_array(master.fold(name) collate "pg_c_utf8", '[^[:alnum:]]+')
            else master.name_words(name)
        end
        || ('@' || left(master.fold(email), 254))
        || ('+' || nullif(translate(phone, translate(phone, '0123456789', ''), ''), ''))
        || ('+' || nullif(translate(phone_number, translate(phone_number, '0123456789', ''), ''), '')), ''), null);

-- The words of the contacts beside the primary ones, with the marks of customer_words; null of none.
create function master.contact_words(contacts jsonb) returns text[]
    language sql immutable strict parallel safe as $$
    select array(
        select distinct m.mark || left(m.word, 254)
        from jsonb_each(contacts) e
        cross join lateral (values
            ('@', case when e.value ->> 'kind' = 'EMAIL' then master.fold(e.value ->> 'value') end),
            ('+', case when e.value ->> 'kind' = 'PHONE' then regexp_replace(e.value ->> 'value', '[^0-9]', '', 'g') end),
            ('+', substr(e.value ->> 'number', 2))) m (mark, word)
        where m.word <> '')
$$;

-- What an address is found by: street and number as they are written one behind the other, then the city; a number in
-- front is left out.
create function master.address_phrase(street text, street_number text, city text) returns text
    language sql immutable parallel safe
    return left(regexp_replace(
        btrim(regexp_replace(
            master.fold(coalesce(street, '') || ' ' || coalesce(street_number, '') || ' ' || coalesce(city, '')) collate "pg_c_utf8",
            '[^[:alnum:]]+', ' ', 'g')),
        '^[0-9]+[a-z]? (?=.)', ''), 254);

create function master.postal_word(postal_code text) returns text
    language sql immutable parallel safe
    return left(lower(translate(postal_code, ' -', '') collate "C"), 254);

-- An address in one line, to tell it from others.
create function master.address_line(street text, street_number text, postal_code text, city text) returns text
    language sql immutable parallel safe
    return nullif(btrim(
        btrim(coalesce(street, '') || ' ' || coalesce(street_number, ''))
        || ', ' || btrim(coalesce(postal_code, '') || ' ' || coalesce(city, '')), ', '), '');

-- Without the blanks at both ends that Java's strip() takes away.
create function master.stripped(given text) returns text
    language sql immutable strict parallel safe
    return btrim(given, U&' \0009\000A\000B\000C\000D\001C\001D\001E\001F\1680\2000\2001\2002\2003\2004\2005\2006\2008\2009\200A\2028\2029\205F\3000');

-- A person's full name: the parts there are, joined by single blanks; null without a first and a last name. Stores compose
-- it by the same rule (PersonName).
create function master.person_name(first_name text, middle_name text, last_name text) returns text
    language sql immutable parallel safe
    return case
        when first_name is not null or last_name is not null
            then concat_ws(' ', master.stripped(first_name), master.stripped(middle_name), master.stripped(last_name))
    end;

-- ---------------------------------------------------------------- exchange

create table master.legal_entity (
    legal_entity text primary key,
    name text not null,
    customer_attribute_group text,
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id()
);

-- Channel databases that are sent the same packages. Offline databases have groups of their own: they get neither rows
-- nor tables that are excluded from offline data. changed_xid: what the group is sent was chosen anew, which is news like a row.
create table exchange.channel_group (
    channel_group text primary key,
    legal_entity text not null,
    kind text not null default 'CHANNEL' check (kind in ('CHANNEL', 'OFFLINE')),
    paused_at timestamptz,
    changed_xid xid8 not null default '0'
);

-- A group without any takes the customers of every address book.
create table exchange.channel_group_address_book (
    channel_group text not null,
    address_book text not null,
    primary key (channel_group, address_book)
);

create function exchange.group_chosen_anew() returns trigger language plpgsql as $$
begin
    update exchange.channel_group
    set changed_xid = pg_current_xact_id()
    where channel_group in (old.channel_group, new.channel_group);
    return null;
end $$;
create trigger group_chosen_anew after insert or update or delete on exchange.channel_group_address_book
    for each row execute function exchange.group_chosen_anew();

-- A store's database as headquarters knows it. head and safe are the protocol's (U3, U9); codes only as hashes.
-- joined_at: null while nobody may speak for it.
-- paused_at, here or in its group: it is offered nothing; what it sends is taken.
create table exchange.channel (
    channel_id text primary key,
    legal_entity text not null,
    channel_group text not null,
    name text not null,
    join_code_hash bytea unique,
    join_code_expires_at timestamptz,
    joined_at timestamptz,
    admit_code_hash bytea unique,
    admit_code_expires_at timestamptz,
    head uuid,
    safe uuid,
    stopped_reason text,
    paused_at timestamptz
);

-- The public halves of the keys that speak for a store; ends_at: from then on it does not, null: it does.
-- run: the process that calls with it; strays: calls since of a process that had it before (the store was copied).
create table exchange.channel_key (
    key_id text primary key,
    channel_id text not null,
    public_key bytea not null,
    added_at timestamptz not null,
    used_at timestamptz,
    ends_at timestamptz,
    run uuid,
    past_runs uuid[] not null default '{}',
    strays integer not null default 0,
    strayed_at timestamptz
);
create index channel_key_channel on exchange.channel_key (channel_id);

-- Often touched, never wide: what a store last said about itself, and when it was last told to run a job.
-- stopped_at: when a database that has stopped uploading last called; copied_at: when another one of the same store that
-- does upload called beside it. create_customers: the setting the store follows, by what it has downloaded.
-- unknown_settings: those that say what its version does not know.
create table exchange.channel_heartbeat (
    channel_id text primary key,
    heard_at timestamptz not null,
    clock_offset_ms bigint not null,
    outbox_rows bigint not null,
    oldest_captured_at timestamptz,
    sealed_head uuid,
    stopped_reason text,
    stopped_at timestamptz,
    copied_at timestamptz,
    woken_at timestamptz,
    create_customers text,
    create_customers_since timestamptz,
    unknown_settings text
);

create table exchange.upload_session (
    session_id uuid primary key,
    channel_id text not null,
    predecessor uuid,
    sealed_at timestamptz not null,
    received_at timestamptz,
    applied_at timestamptz not null,
    rows integer not null,
    bytes bigint not null,
    sha256 bytea not null
);
create index upload_session_channel on exchange.upload_session (channel_id, applied_at);
create index upload_session_applied on exchange.upload_session (applied_at);

-- Backups of this database that are kept. Every session up to a store's head in the oldest of them is safe (U9):
-- backup_head is read before the backup begins. A backup counts once it is finished.
create table exchange.backup (
    backup_id uuid primary key,
    place text not null,
    begun_at timestamptz not null,
    finished_at timestamptz
);
create table exchange.backup_head (
    backup_id uuid not null,
    channel_id text not null,
    head uuid not null,
    primary key (backup_id, channel_id)
);

-- A release stands for the oldest open transaction of the cluster it was made on (D1, D8).
create table exchange.release (
    release_id uuid primary key,
    release_no bigint generated always as identity unique,
    horizon xid8 not null,
    snapshot pg_snapshot not null,
    system_identifier bigint not null,
    made_at timestamptz not null
);
create index release_made on exchange.release (made_at);

-- The cluster this database lived on when headquarters last started (D8).
create table exchange.cluster (
    only_one boolean primary key default true check (only_one),
    system_identifier bigint
);
insert into exchange.cluster default values;

create table exchange.newest_release (
    only_one boolean primary key default true check (only_one),
    release_id uuid
);
insert into exchange.newest_release default values;

-- made_of: the definition of the job and the group's filters, as a hash. channel_id: a repair for one store (D9); null: shared.
-- A package exists only when this row is committed, after its rows were read in snapshot (D2, D5, D11).
create table exchange.package (
    package_id uuid primary key,
    channel_group text not null,
    channel_id text,
    job text not null,
    made_of text not null,
    from_release uuid,
    to_release uuid not null,
    snapshot pg_snapshot not null,
    rows bigint not null,
    bytes bigint not null,
    sha256 bytea not null,
    built_at timestamptz not null,
    took_ms integer not null
);
create index package_built on exchange.package (built_at);
create index package_to on exchange.package (to_release);
create index package_from on exchange.package (from_release);
create index package_between on exchange.package (channel_group, job, to_release, from_release);

-- Per store and job: the package it says it applied last, and when headquarters heard so.
create table exchange.channel_cursor (
    channel_id text not null,
    job text not null,
    package_id uuid not null,
    applied_at timestamptz not null,
    primary key (channel_id, job)
);
create index channel_cursor_package on exchange.channel_cursor (package_id);

-- A job that a store is to fetch anew, in full; gone when the store has forgotten its cursor.
create table exchange.full_sync (
    channel_id text not null,
    job text not null,
    asked_at timestamptz not null,
    told_at timestamptz,
    primary key (channel_id, job)
);

-- What a store is asked to run as soon as it polls, at whichever headquarters process.
create table exchange.store_wish (
    channel_id text not null,
    job text not null,
    primary key (channel_id, job)
);

-- A job on its way to a store. At most one is open per store and job, however long the store is away: a newer release
-- changes what it brings. package_id is null until the store calls. ended_at: applied, canceled, or found without news.
create table exchange.download_session (
    session_id uuid primary key default gen_random_uuid(),
    channel_id text not null,
    job text not null,
    package_id uuid,
    from_package uuid,
    state text not null check (state in (
        'REQUESTED', 'DOWNLOADED', 'APPLIED', 'NO_DATA', 'DOWNLOAD_FAILED', 'APPLY_FAILED', 'SUSPENDED', 'CANCELED')),
    tries integer not null default 0,
    next_try_at timestamptz,
    message text,
    requested_at timestamptz not null,
    offered_at timestamptz,
    downloaded_at timestamptz,
    ended_at timestamptz,
    check (state not in ('DOWNLOAD_FAILED', 'APPLY_FAILED', 'SUSPENDED') or message is not null)
);
create unique index download_session_open on exchange.download_session (channel_id, job)
    where state in ('REQUESTED', 'DOWNLOADED', 'DOWNLOAD_FAILED', 'APPLY_FAILED', 'SUSPENDED');
create index download_session_offered on exchange.download_session (channel_id, offered_at);
create index download_session_requested on exchange.download_session (requested_at);
create index download_session_package on exchange.download_session (package_id, channel_id);
create index download_session_ended on exchange.download_session (ended_at);
create index download_session_suspended on exchange.download_session (channel_id) where state = 'SUSPENDED';
create index download_session_canceled on exchange.download_session (channel_id, package_id) where state = 'CANCELED';

-- Why a store's next upload session is not applied yet; gone once it is. A canceled one is refused until it is rerun.
create table exchange.upload_trouble (
    channel_id text primary key,
    session_id uuid not null,
    state text not null check (state in ('UPLOAD_FAILED', 'APPLY_FAILED', 'CANCELED')),
    tries integer not null,
    message text not null,
    failed_at timestamptz not null
);

-- A deleted row, or one that left a filter, leaves its key (D7). row_key: the key columns as text, in the subjob's order.
create table exchange.removed_row (
    table_name text not null,
    legal_entity text not null,
    row_key text[] not null,
    changed_xid xid8 not null default pg_current_xact_id(),
    removed_at timestamptz not null,
    primary key (table_name, row_key)
);
create index removed_row_changed on exchange.removed_row (changed_xid);

-- Rows that reached their date before this were told to the stores as removed.
create table exchange.expiry_sweep (
    table_name text primary key,
    swept_until timestamptz not null
);

-- What is exchanged: jobs and their tables. definition: source, target, columns, key, filters.
-- origin says whose it is: PREDEFINED ones are brought up to date by every start, a SEED's are the user's.
create table exchange.job (
    job text primary key,
    name text not null,
    direction text not null check (direction in ('UPLOAD', 'DOWNLOAD')),
    carries_all boolean not null default false,
    active boolean not null default true,
    offline text not null default 'INCLUDED' check (offline in ('INCLUDED', 'EXCLUDED')),
    origin text not null check (origin in ('PREDEFINED', 'SEED')),
    saved_at timestamptz not null
);

create table exchange.subjob (
    job text not null,
    name text not null,
    position integer not null,
    direction text not null check (direction in ('UPLOAD', 'DOWNLOAD')),
    definition jsonb not null,
    origin text not null check (origin in ('PREDEFINED', 'SEED')),
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id(),
    primary key (job, name)
);

-- When jobs run, and for whom: no groups = all of them, next_due_at null = continuous or paused. What a due time opens
-- (a download up to a release, an upload once) stays open until the next one.
create table exchange.distribution_schedule (
    schedule text primary key,
    name text not null,
    direction text not null check (direction in ('UPLOAD', 'DOWNLOAD', 'HEADQUARTERS')),
    jobs text[] not null,
    channel_groups text[] not null default '{}',
    active boolean not null default true,
    cadence text not null default 'continuous',
    next_due_at timestamptz,
    opened_run uuid,
    opened_at timestamptz,
    opened_release uuid,
    origin text not null check (origin in ('PREDEFINED', 'SEED')),
    saved_at timestamptz not null
);

-- For tables whose changes are few, or a user's: every insert and update carries its transaction (protocol D3).
create function exchange.note_change() returns trigger language plpgsql as $$
begin
    new.changed_xid := pg_current_xact_id();
    if tg_op = 'UPDATE' and jsonb_exists(to_jsonb(new), 'row_version') then
        new.row_version := old.row_version + 1;
    end if;
    return new;
end $$;

-- A row that is deleted, or that an update takes out of a filter, leaves its key (protocol D7).
-- Arguments: the column with the legal entity or '', then the key columns in the subjob's order.
create function exchange.leave_key() returns trigger language plpgsql as $$
declare
    gone jsonb := to_jsonb(old);
begin
    insert into exchange.removed_row (table_name, legal_entity, row_key, changed_xid, removed_at)
    values (
        tg_table_name,
        coalesce(gone ->> tg_argv[0], ''),
        array(select gone ->> k.name from unnest(tg_argv[1:]) with ordinality as k (name, place) order by k.place),
        pg_current_xact_id(),
        statement_timestamp())
    on conflict (table_name, row_key) do update
    set legal_entity = excluded.legal_entity, changed_xid = excluded.changed_xid, removed_at = excluded.removed_at;
    return null;
end $$;

-- A row that enters an address book is sent, one that leaves a book leaves its key; who shares another book gets it anew.
-- Arguments: the table of the rows, its column with the legal entity or '', the key columns in the subjob's order.
create function exchange.membership_changed() returns trigger language plpgsql as $$
declare
    member jsonb := case when tg_op = 'INSERT' then to_jsonb(new) else to_jsonb(old) end;
begin
    execute format(
        'update %I set changed_xid = pg_current_xact_id() where %s', tg_argv[0],
        (select string_agg(format('%I = %L', k.name, member ->> k.name), ' and ') from unnest(tg_argv[2:]) as k (name)));
    if tg_op <> 'INSERT' then
        insert into exchange.removed_row (table_name, legal_entity, row_key, changed_xid, removed_at)
        values (
            tg_argv[0],
            coalesce(member ->> tg_argv[1], ''),
            array(select member ->> k.name from unnest(tg_argv[2:]) with ordinality as k (name, place) order by k.place),
            pg_current_xact_id(),
            statement_timestamp())
        on conflict (table_name, row_key) do update
        set legal_entity = excluded.legal_entity, changed_xid = excluded.changed_xid, removed_at = excluded.removed_at;
    end if;
    return null;
end $$;

create function exchange.refuse_truncate() returns trigger language plpgsql as $$
begin
    raise exception 'Table % travels to the stores; TRUNCATE would leave its rows there. Delete them instead.', tg_table_name
        using errcode = 'feature_not_supported';
end $$;

-- ---------------------------------------------------------------- quarantine

-- Rows that were not taken. UPLOAD: of a store's session, content as it came. DOWNLOAD: what a store says it keeps; its content
-- stays there. standing: the row that is here, beside a CONFLICT. repaired: the values a person gave instead.
-- row_hash: the same row again is the same entry. Taken as it came, its content is in its table and no longer here.
create table exchange.quarantine (
    quarantine_id bigint generated always as identity primary key,
    channel_id text not null,
    direction text not null check (direction in ('UPLOAD', 'DOWNLOAD')),
    kind text not null check (kind in ('REFUSED', 'UNREADABLE', 'CONFLICT')),
    state text not null default 'WAITING' check (state in ('WAITING', 'TAKEN', 'DISCARDED')),
    job text not null,
    table_name text not null,
    row_key text not null,
    key_values jsonb,
    row_hash text not null,
    source uuid not null,
    reason text not null,
    content jsonb,
    standing jsonb,
    repaired jsonb,
    clock_offset_ms bigint not null default 0,
    tries integer not null default 1,
    quarantined_at timestamptz not null,
    tried_at timestamptz not null,
    closed_at timestamptz,
    closed_reason text,
    check ((state = 'WAITING') = (closed_at is null))
);
create unique index quarantine_row on exchange.quarantine (channel_id, direction, table_name, row_hash);
create index quarantine_waiting on exchange.quarantine (quarantine_id) where state = 'WAITING';
create index quarantine_customer on exchange.quarantine ((content ->> 'customer_id'))
    where state = 'WAITING' and kind <> 'CONFLICT' and table_name = 'customer_request';
create index quarantine_sales on exchange.quarantine (channel_id)
    where state = 'WAITING' and direction = 'UPLOAD' and kind = 'REFUSED' and table_name = 'sales_transaction';
create index quarantine_discarded on exchange.quarantine ((content ->> 'customer_id'))
    where state = 'DISCARDED' and table_name = 'customer_request';

-- How many rows a store last said it keeps in quarantine, and how many of them it named.
create table exchange.reported_quarantine (
    channel_id text primary key,
    waiting bigint not null,
    named bigint not null,
    reported_at timestamptz not null
);

-- ---------------------------------------------------------------- staging (station 5)

-- The stores' journal rows as they arrived. stamp: captured_at shifted by the store's clock offset, clamped at arrival.
-- session_id: null while a row is known from the real-time service only; capture_no is 0 until its session brings it.
create table staging.customer_request (
    request_id uuid primary key,
    legal_entity text not null,
    customer_id uuid not null,
    kind text not null,
    payload jsonb,
    base_row_version bigint not null,
    creation_mode text,
    creation_failure text,
    captured_at timestamptz not null,
    capture_no bigint not null,
    idempotency_key text,
    channel_id text not null,
    session_id uuid,
    received_at timestamptz not null,
    stamp timestamptz not null
);
create index customer_request_session on staging.customer_request (session_id);
create index customer_request_customer on staging.customer_request (legal_entity, customer_id);

-- What became of each request. Narrow; bucket is what a converter claims. arrival_no: the order in which requests came in.
-- changed_xid: null until there is something to tell the store, so that arriving touches few indexes.
create table staging.request_state (
    request_id uuid primary key,
    legal_entity text not null,
    customer_id uuid not null,
    bucket smallint not null generated always as (uuid_hash(customer_id) & 63) stored,
    arrival_no bigint generated always as identity,
    kind text not null,
    channel_id text not null,
    state text not null check (state in ('WAITING', 'HELD', 'DONE', 'CANCELED', 'SUPERSEDED')),
    reason_code text,
    reason text,
    attempts integer not null default 0,
    next_attempt_at timestamptz,
    run_id uuid,
    answered_at timestamptz,
    changed_xid xid8,
    check (state <> 'HELD' or reason is not null),
    check (changed_xid is not null or state = 'WAITING' and reason is null)
);
create index request_state_waiting on staging.request_state (bucket, arrival_no) where state = 'WAITING';
create index request_state_held on staging.request_state (legal_entity, customer_id, arrival_no) where state = 'HELD';
create index request_state_parked on staging.request_state (legal_entity, customer_id)
    where state = 'WAITING' and next_attempt_at = 'infinity';
create index request_state_answers on staging.request_state (channel_id, changed_xid) where changed_xid is not null;
create index request_state_held_changed on staging.request_state (changed_xid) where state = 'HELD';
create index request_state_changed on staging.request_state (changed_xid) where changed_xid is not null;

-- A field that two stores changed without knowing of each other: the value that stood when this was noted, and the one
-- that lost. Both requests were answered; a person may set the other value by an ordinary change.
create table staging.edit_conflict (
    conflict_id bigint generated always as identity primary key,
    legal_entity text not null,
    customer_id uuid not null,
    field text not null,
    standing_request uuid not null,
    standing_channel text not null,
    standing_value text,
    lost_request uuid not null,
    lost_channel text not null,
    lost_value text,
    noted_at timestamptz not null
);
create unique index edit_conflict_pair on staging.edit_conflict (lost_request, field, standing_request);
create index edit_conflict_customer on staging.edit_conflict (legal_entity, customer_id);

-- A store's edit of one field beside what stands there. part: of a customer's parts, which one; else ''. knew: the row version
-- the store had. standing_*: the last edit of the field and the row version it made; no request: nothing stands yet.
create type staging.edit as (
    legal_entity text,
    customer_id uuid,
    part text,
    field text,
    value jsonb,
    request_id uuid,
    channel_id text,
    knew bigint,
    stamp timestamptz,
    arrival_no bigint,
    standing_value jsonb,
    standing_request uuid,
    standing_channel text,
    standing_made bigint,
    standing_stamp timestamptz
);

-- Per field, which value stands (decision 0036): the latest stamp, then the request ID; who knew a value may overwrite it whatever
-- its clock says, and what a store changed several times is one edit, its last. One row per side, what stood before included
-- (made is null: an edit of now). is_lost: neither knew of the other, and the values differ: both are kept.
create function staging.decide_edits(edits staging.edit[])
returns table (
    legal_entity text, customer_id uuid, part text, field text, value jsonb, request_id uuid, channel_id text, made bigint,
    stamp timestamptz, stands boolean, is_lost boolean, standing_value jsonb, standing_request uuid, standing_channel text)
language sql stable parallel safe as $$
    with edit as (
        select distinct on (e.legal_entity, e.customer_id, e.part, e.field, e.channel_id)
            e.legal_entity, e.customer_id, e.part, e.field, e.value, e.request_id, e.channel_id,
            min(e.knew) over of_store as knew, max(e.stamp) over of_store as stamp
        from unnest(edits) e
        window of_store as (partition by e.legal_entity, e.customer_id, e.part, e.field, e.channel_id)
        order by e.legal_entity, e.customer_id, e.part, e.field, e.channel_id, e.arrival_no desc
    ),
    standing as (
        select distinct on (e.legal_entity, e.customer_id, e.part, e.field)
            e.legal_entity, e.customer_id, e.part, e.field, e.standing_value as value, e.standing_request as request_id,
            e.standing_channel as channel_id, e.standing_made as made, e.standing_stamp as stamp
        from unnest(edits) e
        where e.standing_request is not null
    ),
    side as (
        select e.legal_entity, e.customer_id, e.part, e.field, e.value, e.request_id, e.channel_id, e.knew, null::bigint as made,
            greatest(e.stamp, case when e.channel_id = s.channel_id or e.knew >= s.made then s.stamp + interval '1 microsecond' end) as stamp
        from edit e
        left join standing s on s.legal_entity = e.legal_entity and s.customer_id = e.customer_id and s.part = e.part and s.field = e.field
        union all
        select s.legal_entity, s.customer_id, s.part, s.field, s.value, s.request_id, s.channel_id, null, s.made, s.stamp
        from standing s
    ),
    winner as (
        select distinct on (d.legal_entity, d.customer_id, d.part, d.field) d.*
        from side d
        order by d.legal_entity, d.customer_id, d.part, d.field, d.stamp desc, d.request_id desc
    )
    select d.legal_entity, d.customer_id, d.part, d.field, d.value, d.request_id, d.channel_id, d.made, d.stamp,
        d.request_id = w.request_id and d.made is not distinct from w.made,
        d.channel_id <> w.channel_id and d.value is distinct from w.value and coalesce(d.made > w.knew, w.made > d.knew, true),
        w.value, w.request_id, w.channel_id
    from side d
    join winner w on w.legal_entity = d.legal_entity and w.customer_id = d.customer_id and w.part = d.part and w.field = d.field
$$;

-- Sales, returns and orders as the stores rang them up; the store's migration says what the columns mean. session_id: null
-- while an order is known from the real-time service only; receipt_no and capture_no are 0 until its session brings them.
-- sales_id: of an order, the number headquarters gave it while its till waited, as the till has printed it.
create table staging.sales_transaction (
    transaction_id uuid primary key,
    legal_entity text not null,
    channel_id text not null,
    register_id text not null,
    shift_id uuid,
    staff_id text,
    kind text not null,
    receipt_no bigint not null,
    receipt_id text not null,
    confirmation_number text,
    customer_id uuid,
    delivery_address_id uuid,
    returned_transaction uuid,
    currency text not null,
    occurred_at timestamptz not null,
    business_date date not null,
    line_count integer not null,
    net_amount numeric(19, 4) not null,
    tax_amount numeric(19, 4) not null,
    charge_amount numeric(19, 4) not null,
    discount_amount numeric(19, 4) not null,
    rounding_amount numeric(19, 4) not null,
    payment_amount numeric(19, 4) not null,
    created_offline boolean not null,
    captured_at timestamptz not null,
    capture_no bigint not null,
    content_hash text not null,
    sales_id text,
    session_id uuid,
    received_at timestamptz not null,
    constraint amounts_are_numbers check ('NaN' <> all (array[
        net_amount, tax_amount, charge_amount, discount_amount, rounding_amount, payment_amount]))
);
create index sales_transaction_date on staging.sales_transaction (channel_id, business_date);
create index sales_transaction_customer on staging.sales_transaction (legal_entity, customer_id) where customer_id is not null;
create index sales_transaction_confirmation on staging.sales_transaction (confirmation_number) where confirmation_number is not null;
create index sales_transaction_shift on staging.sales_transaction (shift_id) where shift_id is not null;

create table staging.sales_line (
    transaction_id uuid not null,
    line_no integer not null,
    item text not null,
    description text,
    barcode text,
    unit text,
    quantity numeric(19, 4) not null,
    price numeric(19, 4) not null,
    discount_amount numeric(19, 4) not null,
    net_amount numeric(19, 4) not null,
    tax_amount numeric(19, 4) not null,
    tax_group text,
    delivery_address_id uuid,
    returned_line integer,
    primary key (transaction_id, line_no),
    constraint amounts_are_numbers check ('NaN' <> all (array[quantity, price, discount_amount, net_amount, tax_amount]))
);

create table staging.sales_amount (
    transaction_id uuid not null,
    amount_no integer not null,
    line_no integer,
    kind text not null,
    code text,
    amount numeric(19, 4) not null check (amount <> 'NaN'),
    primary key (transaction_id, amount_no)
);

create table staging.sales_payment (
    transaction_id uuid not null,
    payment_no integer not null,
    tender text not null,
    amount numeric(19, 4) not null check (amount <> 'NaN'),
    primary key (transaction_id, payment_no)
);

create table staging.shift_closing (
    shift_id uuid primary key,
    legal_entity text not null,
    channel_id text not null,
    register_id text not null,
    staff_id text,
    opened_at timestamptz not null,
    closed_at timestamptz not null,
    business_date date not null,
    captured_at timestamptz not null,
    capture_no bigint not null,
    session_id uuid,
    received_at timestamptz not null
);

-- currency: null of a store that did not say yet; it counted in that of the shift's sales.
create table staging.shift_tender (
    shift_id uuid not null,
    tender text not null,
    started_with numeric(19, 4) not null check (started_with <> 'NaN'),
    removed numeric(19, 4) not null check (removed <> 'NaN'),
    counted numeric(19, 4) not null check (counted <> 'NaN'),
    currency text,
    primary key (shift_id, tender)
);

-- What becomes of each transaction. Narrow; kind, date and customer are those of the transaction.
-- Orders: WAITING (also for a customer, with that reason, until next_attempt_at) → DONE, a sales order; HELD: tried often
-- enough, or refused, a person decides; EDITING: a person has it, nothing touches it.
-- Sales and returns: WAITING until a posted statement holds them → DONE; statement_id from being marked on.
-- validation: of sales and returns; only SUCCESSFUL ones come into a statement.
-- Half of each page is left free: what is written to every row of a page at once stays on the page.
create table staging.transaction_state (
    transaction_id uuid primary key,
    legal_entity text not null,
    channel_id text not null,
    kind text not null,
    business_date date not null,
    customer_id uuid,
    state text not null default 'WAITING' check (state in ('WAITING', 'HELD', 'EDITING', 'DONE', 'CANCELED')),
    reason_code text,
    reason text,
    attempts integer not null default 0,
    next_attempt_at timestamptz,
    validation text not null default 'NONE' check (validation in ('NONE', 'SUCCESSFUL', 'ERROR')),
    validated_at timestamptz,
    statement_id uuid,
    sales_id text,
    edited_by text,
    changed_at timestamptz not null,
    check (state <> 'HELD' or reason is not null)
) with (fillfactor = 50);
create index transaction_state_orders on staging.transaction_state (next_attempt_at, transaction_id)
    where kind in ('CUSTOMER_ORDER', 'WEB_ORDER') and state = 'WAITING';
create index transaction_state_sales on staging.transaction_state (channel_id, business_date)
    where kind in ('SALE', 'RETURN') and state = 'WAITING';
create index transaction_state_statement on staging.transaction_state (statement_id) where statement_id is not null;
create index transaction_state_unvalidated on staging.transaction_state (transaction_id)
    where kind in ('SALE', 'RETURN') and state = 'WAITING' and validation = 'NONE';
create index transaction_state_invalid on staging.transaction_state (channel_id, business_date)
    where kind in ('SALE', 'RETURN') and state = 'WAITING' and validation = 'ERROR';
create index transaction_state_ready on staging.transaction_state (channel_id, business_date)
    where kind in ('SALE', 'RETURN') and state = 'WAITING' and validation = 'SUCCESSFUL' and statement_id is null;
create index transaction_state_customer on staging.transaction_state (legal_entity, customer_id)
    where customer_id is not null and state in ('WAITING', 'HELD');
create index transaction_state_held on staging.transaction_state (changed_at) where state in ('HELD', 'EDITING');
create index transaction_state_orders_done on staging.transaction_state (changed_at)
    where kind in ('CUSTOMER_ORDER', 'WEB_ORDER') and state in ('DONE', 'CANCELED');

-- What a person changed in a transaction before it was posted: the rows above hold the new values, these the old ones.
create table staging.transaction_edit (
    edit_no bigint generated always as identity primary key,
    transaction_id uuid not null,
    table_name text not null,
    row_no integer,
    field text not null,
    old_value text,
    new_value text,
    edited_at timestamptz not null,
    edited_by text not null
);
create index transaction_edit_transaction on staging.transaction_edit (transaction_id);


-- ---------------------------------------------------------------- numbers

-- A number as its pattern writes it: # is a digit, & a letter from A to Z, all else stands for itself; the rightmost
-- moves first. Null when the pattern has no such number. The only place that knows how a number is written.
create function numbers.rendered_by_place(pattern text, number bigint) returns text
    language plpgsql immutable strict parallel safe as $$
declare
    written text := '';
    remaining bigint := number;
    place text;
begin
    for i in reverse length(pattern)..1 loop
        place := substr(pattern, i, 1);
        if place = '#' then
            written := (remaining % 10) || written;
            remaining := remaining / 10;
        elsif place = '&' then
            written := chr(ascii('A') + (remaining % 26)::integer) || written;
            remaining := remaining / 26;
        else
            written := place || written;
        end if;
    end loop;
    return case when remaining = 0 and number >= 0 then written end;
end $$;

-- The usual pattern has one run of digits and no letter: then it is one expression, which the planner puts in place.
create function numbers.digits_of(pattern text) returns integer
    language sql immutable parallel safe
    return length(pattern) - length(replace(pattern, '#', ''));

create function numbers.is_one_run(pattern text) returns boolean
    language sql immutable parallel safe
    return strpos(pattern, repeat('#', numbers.digits_of(pattern))) > 0 and strpos(pattern, '&') = 0
        and numbers.digits_of(pattern) between 1 and 18;

create function numbers.rendered(pattern text, number bigint) returns text
    language sql immutable parallel safe
    return case
        when not numbers.is_one_run(pattern) then numbers.rendered_by_place(pattern, number)
        when number >= 0 and length(number::text) <= numbers.digits_of(pattern)
            then replace(pattern, repeat('#', numbers.digits_of(pattern)), lpad(number::text, numbers.digits_of(pattern), '0'))
    end;

-- The number an account ID stands for in a pattern; null when it is not written by it.
create function numbers.number_by_place(pattern text, account_id text) returns bigint
    language plpgsql immutable strict parallel safe as $$
declare
    number bigint := 0;
    place text;
    letter text;
begin
    if length(pattern) <> length(account_id) then
        return null;
    end if;
    for i in 1..length(pattern) loop
        place := substr(pattern, i, 1);
        letter := substr(account_id, i, 1);
        if place = '#' and letter ~ '^[0-9]$' then
            number := number * 10 + letter::integer;
        elsif place = '&' and ascii(letter) between ascii('A') and ascii('Z') then
            number := number * 26 + ascii(letter) - ascii('A');
        elsif place in ('#', '&') or place <> letter then
            return null;
        end if;
    end loop;
    return number;
end $$;

create function numbers.number_of(pattern text, account_id text) returns bigint
    language sql immutable parallel safe
    return case
        when length(pattern) <> length(account_id) then null
        when not numbers.is_one_run(pattern) then numbers.number_by_place(pattern, account_id)
        when substr(account_id, strpos(pattern, '#'), numbers.digits_of(pattern)) ~ '^[0-9]+$'
            and left(account_id, strpos(pattern, '#') - 1) = left(pattern, strpos(pattern, '#') - 1)
            and substr(account_id, strpos(pattern, '#') + numbers.digits_of(pattern))
                = substr(pattern, strpos(pattern, '#') + numbers.digits_of(pattern))
            then substr(account_id, strpos(pattern, '#'), numbers.digits_of(pattern))::bigint
    end;

-- CUSTOMER_ACCOUNT gives the account IDs: of a customer group with a sequence of its own, and '' of everybody else. Other
-- codes are for whoever asks (HandOutNumbers), '' or one an operating unit. Each counts alone. format: as a person wrote
-- it; pattern: with its scopes filled in. first_number: from here on the numbers are in this pattern, see numbers.counted_range.
-- manual: it gives no numbers, a person names each account ID.
create table numbers.number_sequence (
    legal_entity text not null,
    sequence_code text not null,
    customer_group text not null default '',
    operating_unit text not null default '',
    format text not null,
    pattern text not null generated always as (
        replace(replace(format, '{legal-entity}', legal_entity), '{operating-unit}', operating_unit)) stored,
    first_number bigint not null default 1,
    next_number bigint not null default 1 check (next_number > 0),
    highest_number bigint not null,
    continuous boolean not null default true,
    blocked boolean not null default false,
    manual boolean not null default false check (blocked or not manual),
    primary key (legal_entity, sequence_code, customer_group, operating_unit),
    check (case when sequence_code = 'CUSTOMER_ACCOUNT' then operating_unit else customer_group end = ''),
    constraint highest_number_fits_format check (numbers.rendered(pattern, highest_number) is not null)
);

-- What a sequence counted until a person gave it another format or a higher next number.
create table numbers.counted_range (
    range_no bigint generated always as identity primary key,
    legal_entity text not null,
    sequence_code text not null,
    customer_group text not null,
    operating_unit text not null,
    pattern text not null,
    first_number bigint not null,
    next_number bigint not null,
    continuous boolean not null,
    ended_at timestamptz not null
);
create index counted_range_sequence on numbers.counted_range (legal_entity, sequence_code);

-- Pairs of the ledger that the database lacked at a start: the customer gets this account and no other (N3).
create table numbers.adopted_account (
    legal_entity text not null,
    customer_id uuid not null,
    account_id text not null,
    adopted_at timestamptz not null,
    primary key (legal_entity, customer_id),
    unique (legal_entity, account_id)
);

-- Pairs that a store knows and the ledger lacks (N4): numbering stops until a person has looked; then they are adopted.
create table numbers.unknown_pair (
    legal_entity text not null,
    customer_id uuid not null,
    account_id text not null,
    channel_id text not null,
    reported_at timestamptz not null,
    acknowledged_at timestamptz,
    adopted boolean not null default false,
    primary key (legal_entity, customer_id, account_id)
);

-- How long the ledger file was when this database last numbered anyone, and which file it is (N3).
create table numbers.ledger (
    only_one boolean primary key default true check (only_one),
    ledger_id uuid,
    bytes bigint not null default 0
);
insert into numbers.ledger default values;

-- ---------------------------------------------------------------- master (stations 6 and 7)

-- A customer of a legal entity. (legal_entity, customer_id) is its key for life; account_id is an attribute, given once.
-- dimensions: of the group of its store's default customer, when it was numbered.
-- contacts: {key: {kind, value, number, opt_in}}: e-mails and phones beside the primary ones, and what she consents to; null: none.
-- birth_date: 1990-12-31, as text like every other field.
-- loyalty_enrollment_blocked: no store issues it another loyalty card; the ones it has stay valid.
-- stamp, stamp_request: when its fields were last set; field_clocks: {field: [stamp, request_id, row_version, channel_id]}
-- where a field is newer.
create table master.customer (
    legal_entity text not null,
    customer_id uuid not null,
    account_id text not null,
    customer_type text not null check (customer_type in ('PERSON', 'ORGANIZATION')),
    name text not null check (name <> ''),
    first_name text,
    middle_name text,
    last_name text,
    email text,
    phone text,
    phone_number text,
    language text,
    currency text,
    customer_group text,
    receipt_email text,
    receipt_option text check (receipt_option in ('PRINT', 'EMAIL', 'BOTH')),
    title text,
    vat_number text,
    identification_number text,
    birth_date text,
    attributes jsonb,
    contacts jsonb,
    dimensions jsonb not null default '{}',
    loyalty_enrollment_blocked boolean not null default false,
    origin_channel text not null,
    created_at timestamptz not null,
    numbered_at timestamptz not null,
    stamp timestamptz not null,
    stamp_request uuid not null,
    field_clocks jsonb not null default '{}',
    merged_into uuid,
    same_person_as uuid,
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id(),
    primary key (legal_entity, customer_id),
    unique (legal_entity, account_id)
);
create index customer_changed on master.customer (changed_xid);
create index customer_email on master.customer (legal_entity, lower(email)) where email is not null;
create index customer_merged_into on master.customer (legal_entity, merged_into) where merged_into is not null;

-- stamp, stamp_request: when it was added; null: it came with her creation. field_clocks as at the customer. Which address is the
-- primary one is a field of the customer: its clock is hers, primary_address.
-- deactivated_at: it has ended; it is kept, travels, and is no longer shown.
create table master.customer_address (
    legal_entity text not null,
    customer_id uuid not null,
    address_id uuid not null,
    name text,
    purpose text,
    street text,
    street_number text,
    building text,
    district text,
    city text,
    county text,
    state text,
    postal_code text,
    country text,
    phone text,
    email text,
    url text,
    extensions text,
    is_primary boolean not null default false,
    deactivated_at timestamptz,
    stamp timestamptz,
    stamp_request uuid,
    field_clocks jsonb,
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id(),
    primary key (legal_entity, customer_id, address_id)
);
create index customer_address_changed on master.customer_address (changed_xid);

-- What customers are found by at headquarters, kept up behind the conversion: as at the stores, and marked / their addresses,
-- ~ their postal codes, = a birth date with each word of the name.
create table master.customer_word (
    word text collate "C" not null,
    legal_entity text not null,
    customer_id uuid not null,
    name text collate "C",
    primary key (word, legal_entity, customer_id) include (name),
    foreign key (legal_entity, customer_id) references master.customer (legal_entity, customer_id) on delete cascade
);
create index customer_word_customer on master.customer_word (legal_entity, customer_id);

-- How far those have come that follow changed customers at their own pace.
create table master.customer_follower (
    follower text primary key,
    done_until xid8 not null default '0'
);
insert into master.customer_follower (follower) values ('search-words'), ('duplicates');

-- What makes two customers alike: the points of the rules that hold are added up; ENOUGH is how many it takes.
create table master.duplicate_rule (
    rule text primary key check (rule in ('SAME_EMAIL', 'SAME_PHONE', 'SAME_NAME', 'SAME_ADDRESS', 'SAME_BIRTH_DATE', 'ENOUGH')),
    points integer not null check (points >= 0),
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id()
);
insert into master.duplicate_rule (rule, points)
values ('SAME_EMAIL', 70), ('SAME_PHONE', 60), ('SAME_NAME', 30), ('SAME_ADDRESS', 30), ('SAME_BIRTH_DATE', 40), ('ENOUGH', 60);

-- Two customers of a legal entity that may be one person. rules: those that held. Judged by a person, never by itself.
create table master.duplicate_candidate (
    legal_entity text not null,
    customer_id uuid not null,
    other_id uuid not null,
    points integer not null,
    rules text[] not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'LINKED', 'KEPT_APART', 'MERGED')),
    found_at timestamptz not null,
    decided_at timestamptz,
    decided_by text,
    primary key (legal_entity, customer_id, other_id),
    check (customer_id < other_id),
    foreign key (legal_entity, customer_id) references master.customer (legal_entity, customer_id) on delete cascade,
    foreign key (legal_entity, other_id) references master.customer (legal_entity, customer_id) on delete cascade
);
create index duplicate_candidate_inbox on master.duplicate_candidate (state, points desc, found_at);
create index duplicate_candidate_other on master.duplicate_candidate (legal_entity, other_id);

-- Who was made part of whom, and how it was before. merge_of: the customer it was about; who had been merged into her goes with her.
-- gave: what of hers went to the other, {table: [part, …], attributes: […], contacts: […], partner_of: [user, …], primary_address: id}.
create table master.customer_merge (
    merge_id bigint generated always as identity primary key,
    legal_entity text not null,
    customer_id uuid not null,
    was_merged_into uuid,
    merged_into uuid not null,
    merge_of uuid not null,
    gave jsonb not null default '{}',
    merged_at timestamptz not null,
    merged_by text not null,
    undone_at timestamptz,
    undone_by text
);
create index customer_merge_customer on master.customer_merge (legal_entity, customer_id);
create index customer_merge_open on master.customer_merge (legal_entity, merge_of) where undone_at is null;
create index customer_merge_marked on master.customer_merge (legal_entity, customer_id) where undone_at is null;

-- What customers can join, in every legal entity.
create table master.affiliation (
    affiliation text primary key,
    name text not null,
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id()
);

-- Who is in what. left_at: was in it. stamp, stamp_request, made, channel_id: when that was last said, the customer's row version
-- it made, and by which store.
create table master.customer_affiliation (
    legal_entity text not null,
    customer_id uuid not null,
    affiliation text not null,
    left_at timestamptz,
    stamp timestamptz not null,
    stamp_request uuid not null,
    made bigint not null default 0,
    channel_id text not null default '',
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id(),
    primary key (legal_entity, customer_id, affiliation)
);
create index customer_affiliation_changed on master.customer_affiliation (changed_xid);
create index customer_affiliation_joined on master.customer_affiliation (affiliation) where left_at is null;

-- Loyalty cards. A number is one card in the whole chain, whatever the legal entity. issued_at: the store's clock.
create table master.loyalty_card (
    legal_entity text not null,
    customer_id uuid not null,
    card_number text not null,
    issued_at timestamptz not null,
    issued_by text not null,
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id(),
    primary key (legal_entity, customer_id, card_number)
);
create unique index loyalty_card_number on master.loyalty_card (card_number);
create index loyalty_card_changed on master.loyalty_card (changed_xid);

-- Organizations that asked to become business partners. A prospect waits for a person as its request does, and is nothing
-- else: what became of it is what became of the request.
create table staging.prospect (
    request_id uuid primary key,
    noted_at timestamptz not null,
    approved_at timestamptz,
    approved_by text
);
create index prospect_noted on staging.prospect (noted_at);

-- Who orders for a business partner (an organization): customer_id is the user, a person. removed_at: was one. stamp,
-- stamp_request: when that was last said.
create table master.partner_user (
    legal_entity text not null,
    customer_id uuid not null,
    partner_id uuid not null,
    role text not null check (role in ('ADMIN', 'USER')),
    removed_at timestamptz,
    stamp timestamptz not null,
    stamp_request uuid not null,
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id(),
    primary key (legal_entity, customer_id, partner_id)
);
create index partner_user_partner on master.partner_user (legal_entity, partner_id);
create index partner_user_changed on master.partner_user (changed_xid);

-- The tables of a customer's parts, and what tells her parts from one another: what concerns all of them goes by this list.
create function master.customer_parts() returns table (table_name text, part text)
    language sql immutable parallel safe as $$
    values
        ('customer_address', 'address_id'),
        ('customer_affiliation', 'affiliation'),
        ('loyalty_card', 'card_number'),
        ('partner_user', 'partner_id')
$$;

create type master.customer_key as (legal_entity text, customer_id uuid);

-- Customers travel again with all their parts; what this transaction changed does so anyway.
create function master.touch_customers(touched master.customer_key[]) returns void language plpgsql as $$
declare
    travelling text;
begin
    for travelling in select 'customer' union all select p.table_name from master.customer_parts() p loop
        execute format(
            'update master.%I t
            set row_version = t.row_version + 1, changed_xid = pg_current_xact_id()
            from unnest($1) c
            where t.legal_entity = c.legal_entity and t.customer_id = c.customer_id and t.changed_xid <> pg_current_xact_id()',
            travelling) using touched;
    end loop;
end $$;

-- Customers and all their parts leave their keys (protocol D7), for the stores that no longer get them.
create function master.leave_customers(leaving master.customer_key[]) returns void language plpgsql as $$
declare
    p record;
begin
    for p in
        select 'customer' as table_name, 'c.legal_entity, c.customer_id::text' as row_key, '' as joined
        union all
        select l.table_name, format('c.legal_entity, c.customer_id::text, t.%I::text', l.part),
            format('join master.%I t on t.legal_entity = c.legal_entity and t.customer_id = c.customer_id', l.table_name)
        from master.customer_parts() l
    loop
        execute format(
            'insert into exchange.removed_row (table_name, legal_entity, row_key, changed_xid, removed_at)
            select %L, c.legal_entity, array[%s], pg_current_xact_id(), statement_timestamp()
            from unnest($1) c
            %s
            on conflict (table_name, row_key) do update
            set changed_xid = excluded.changed_xid, removed_at = excluded.removed_at',
            p.table_name, p.row_key, p.joined) using leaving;
    end loop;
end $$;

-- A customer gives her parts to another, but for those that one has as well: all of them, or those that are named.
-- Answers what she gave, {table: [part, …]}. Their keys leave the stores by the tables' triggers.
create function master.give_parts(entity text, giver uuid, taker uuid, named jsonb) returns jsonb language plpgsql as $$
declare
    p record;
    given jsonb;
    gave jsonb := '{}';
begin
    for p in select l.table_name, l.part from master.customer_parts() l loop
        execute format(
            'with given as (
                update master.%1$I t
                set customer_id = $3, row_version = t.row_version + 1, changed_xid = pg_current_xact_id()
                where t.legal_entity = $1
                    and t.customer_id = $2
                    and ($4 is null or jsonb_exists($4, t.%2$I::text))
                    and not exists (
                        select
                        from master.%1$I x
                        where x.legal_entity = $1 and x.customer_id = $3 and x.%2$I = t.%2$I)
                returning t.%2$I as part)
            select jsonb_agg(g.part order by g.part) from given g',
            p.table_name, p.part)
        into given
        using entity, giver, taker, case when named is not null then coalesce(named -> p.table_name, '[]') end;
        if given is not null then
            gave := gave || jsonb_build_object(p.table_name, given);
        end if;
    end loop;
    return gave;
end $$;

-- A customer is sent to the groups it shares an address book with. A change here touches the customer.
create table master.customer_address_book (
    legal_entity text not null,
    customer_id uuid not null,
    address_book text not null,
    primary key (legal_entity, customer_id, address_book)
);

-- ---------------------------------------------------------------- sales

-- An order as posted: a customer's own (transaction_id), or what a statement bundles for one customer (statement_id).
-- account_id: what she had then. Line amounts keep 4 decimals; what is posted is rounded to the currency, and the difference
-- is rounding_amount. ON_HOLD: not to be delivered before a person releases it; hold_code says why.
create table sales.sales_order (
    legal_entity text not null,
    sales_id text not null,
    origin text not null check (origin in ('CUSTOMER_ORDER', 'WEB_ORDER', 'STATEMENT')),
    transaction_id uuid unique,
    statement_id uuid,
    channel_id text not null,
    customer_id uuid not null,
    account_id text not null,
    delivery_address_id uuid,
    confirmation_number text,
    currency text not null,
    business_date date not null,
    ordered_at timestamptz not null,
    net_amount numeric(19, 4) not null,
    tax_amount numeric(19, 4) not null,
    charge_amount numeric(19, 4) not null,
    rounding_amount numeric(19, 4) not null,
    posted_amount numeric(19, 4) not null,
    state text not null check (state in ('OPEN', 'ON_HOLD', 'INVOICED', 'CANCELED')),
    hold_code text,
    invoice_id text,
    created_at timestamptz not null,
    primary key (legal_entity, sales_id),
    check ((state = 'ON_HOLD') = (hold_code is not null)),
    check ((transaction_id is null) = (statement_id is not null))
) with (fillfactor = 50);
create index sales_order_customer on sales.sales_order (legal_entity, customer_id, ordered_at);
create index sales_order_statement on sales.sales_order (statement_id) where statement_id is not null;

create table sales.sales_order_line (
    legal_entity text not null,
    sales_id text not null,
    line_no integer not null,
    item text not null,
    description text,
    unit text,
    quantity numeric(19, 4) not null,
    price numeric(19, 4),
    discount_amount numeric(19, 4) not null,
    net_amount numeric(19, 4) not null,
    tax_amount numeric(19, 4) not null,
    delivery_address_id uuid,
    primary key (legal_entity, sales_id, line_no)
);

-- ---------------------------------------------------------------- validation of sales and returns

-- What a sale or return must keep to before a statement takes it. A person may switch a rule off: what it found is not asked
-- for any more when the transaction is validated again.
create table sales.validation_rule (
    rule text primary key,
    level text not null check (level in ('TRANSACTION', 'LINE')),
    demands text not null,
    enabled boolean not null default true
);
insert into sales.validation_rule (rule, level, demands)
values
    ('BUSINESS_DATE', 'TRANSACTION', 'the business date lies within two days of the moment of the sale'),
    ('CURRENCY_ROUNDING', 'TRANSACTION', 'the currency is known, and no payment has more decimals than it has'),
    ('CUSTOMER_ACCOUNT', 'TRANSACTION', 'the customer has an account ID'),
    ('DISCOUNT_AMOUNT', 'TRANSACTION', 'the discount is that of the lines'),
    ('GROSS_AMOUNT', 'TRANSACTION', 'quantities times prices less discounts come to the net amount'),
    ('NET_AMOUNT', 'TRANSACTION', 'the net amount is that of the lines'),
    ('NET_AND_TAX', 'TRANSACTION', 'the tax is that of the lines and of the charges'),
    ('CHARGE_AMOUNT', 'TRANSACTION', 'the charge is that of the charges listed'),
    ('NUMBER_OF_ITEMS', 'TRANSACTION', 'there are as many lines as the transaction says'),
    ('PAYMENT_AMOUNT', 'TRANSACTION', 'the payment is that of the payments listed'),
    ('TRANSACTION_NOT_EMPTY', 'TRANSACTION', 'there is at least one line'),
    ('UNDER_OR_OVERPAYMENT', 'TRANSACTION', 'the payment is net amount, tax, charge and rounding'),
    ('RETURN_SIGN', 'TRANSACTION', 'a return gives everything back: no quantity of it is positive'),
    ('CHARGE_LINES', 'LINE', 'discounts and taxes listed are of a line there is; charges and rounding of none'),
    ('LINE_AMOUNT', 'LINE', 'the net amount of a line is quantity times price less discount'),
    ('LINE_DISCOUNT', 'LINE', 'the discount of a line is that of its discounts listed, and has the sign of what it is taken off'),
    ('LINE_TAX', 'LINE', 'the tax of a line is that of its taxes listed'),
    ('NEGATIVE_PRICE', 'LINE', 'a price is not negative; what is given back has a negative quantity'),
    ('SIGN_CONTRADICTION', 'LINE', 'net amount and tax of a line have the sign of its quantity');

create table sales.validation_error (
    error_no bigint generated always as identity primary key,
    transaction_id uuid not null,
    line_no integer,
    rule text not null,
    message text not null,
    found_at timestamptz not null
);
create index validation_error_transaction on sales.validation_error (transaction_id);

-- ---------------------------------------------------------------- statements

-- How statements are made and posted: one row. statements_at_once, lines_at_once: what goes from state to state in one transaction.
create table sales.statement_setting (
    one_row boolean primary key default true check (one_row),
    clearing text not null default 'ALLOWED' check (clearing in ('ALLOWED', 'REFUSED')),
    counting text not null default 'NOT_REQUIRED' check (counting in ('NOT_REQUIRED', 'REQUIRED')),
    statements_at_once integer not null default 500 check (statements_at_once between 1 and 500),
    lines_at_once integer not null default 60000 check (lines_at_once between 1000 and 1000000),
    row_version bigint not null default 1
);
insert into sales.statement_setting default values;

-- The sales and returns of a store and business date, or the closed shifts of one (FINANCIAL). part: a follow-up takes what
-- came after the statement before it was posted; at most one of a date is not posted. state: the last one it has
-- reached; error: why it has not reached the next. CLEARED: its transactions were let go, until it is calculated anew.
-- currency: null when there are several; the amounts are then no sum of money.
create table sales.statement (
    statement_id uuid primary key,
    name text not null unique,
    legal_entity text not null,
    channel_id text not null,
    business_date date not null,
    kind text not null check (kind in ('TRANSACTIONAL', 'FINANCIAL')),
    part integer not null,
    state text not null check (state in (
        'CLEARED', 'STARTED', 'MARKED', 'CALCULATED', 'CHECKED', 'AGGREGATED', 'CUSTOMER_ORDERS_CREATED',
        'CUSTOMER_ORDERS_INVOICED', 'DISCOUNTS_POSTED', 'INCOME_EXPENSE_POSTED', 'VOUCHERS_LINKED', 'PAYMENTS_POSTED',
        'GIFT_CARDS_POSTED', 'POSTED')),
    error_code text,
    error text,
    attempts integer not null default 0,
    transactions integer not null default 0,
    lines integer not null default 0,
    currency text,
    net_amount numeric(19, 4) not null default 0,
    tax_amount numeric(19, 4) not null default 0,
    charge_amount numeric(19, 4) not null default 0,
    discount_amount numeric(19, 4) not null default 0,
    rounding_amount numeric(19, 4) not null default 0,
    payment_amount numeric(19, 4) not null default 0,
    opened_at timestamptz not null,
    changed_at timestamptz not null,
    posted_at timestamptz,
    unique (channel_id, business_date, kind, part)
) with (fillfactor = 50);
create unique index statement_open on sales.statement (channel_id, business_date, kind) where posted_at is null;
create index statement_date on sales.statement (business_date);

-- What was paid by each tender; of shifts also what was counted. difference: more (or less) than there should be.
create table sales.statement_tender (
    statement_id uuid not null,
    tender text not null,
    currency text not null,
    paid numeric(19, 4) not null,
    started_with numeric(19, 4) not null default 0,
    removed numeric(19, 4) not null default 0,
    counted numeric(19, 4),
    difference numeric(19, 4) not null default 0,
    primary key (statement_id, tender, currency)
);

-- The closed shifts a financial statement is about.
create table sales.statement_shift (
    shift_id uuid primary key,
    statement_id uuid not null
);
create index statement_shift_statement on sales.statement_shift (statement_id);

-- The sales of one customer in a statement: each becomes one sales order. Sales without a customer are the store's default
-- customer's.
create table sales.statement_bundle (
    statement_id uuid not null,
    sales_id text,
    legal_entity text not null,
    customer_id uuid not null,
    account_id text not null,
    currency text not null,
    transactions integer not null,
    first_sale_at timestamptz not null,
    net_amount numeric(19, 4) not null,
    tax_amount numeric(19, 4) not null,
    charge_amount numeric(19, 4) not null,
    discount_amount numeric(19, 4) not null,
    rounding_amount numeric(19, 4) not null,
    payment_amount numeric(19, 4) not null,
    primary key (statement_id, customer_id, currency)
) with (fillfactor = 50);

-- What a statement posts, in the currency's own decimals. The entries of a statement add up to nothing in each currency:
-- what was sold on one side, what was paid on the other, and the rounding between them as an entry of its own.
create table sales.ledger_entry (
    statement_id uuid not null,
    kind text not null check (kind in (
        'SALES', 'TAX', 'DISCOUNT', 'CHARGE', 'ROUNDING', 'PAYMENT', 'TENDER_DIFFERENCE', 'OVER_AND_SHORT')),
    tender text not null default '',
    currency text not null,
    amount numeric(19, 4) not null check (amount <> 'NaN'),
    voucher text,
    posted_at timestamptz not null,
    primary key (statement_id, kind, tender, currency)
);

-- Everything that was done to a statement, by whom, and what went wrong.
create table sales.statement_event (
    event_no bigint generated always as identity primary key,
    statement_id uuid not null,
    happened_at timestamptz not null,
    person text not null,
    operation text not null,
    state text not null,
    message text
);
create index statement_event_statement on sales.statement_event (statement_id, event_no);

-- An order as a person sees it: what was rung up, where it stands, and the sales order it has become.
create view sales.order_listing as
select s.transaction_id, s.legal_entity, s.channel_id, s.kind, t.receipt_id, t.confirmation_number, t.customer_id, m.account_id, m.name,
    t.currency, t.payment_amount, t.business_date, t.received_at, s.state, s.reason_code, s.reason, s.attempts, s.next_attempt_at,
    s.edited_by, s.changed_at, o.sales_id, o.state as order_state, o.hold_code
from staging.transaction_state s
join staging.sales_transaction t on t.transaction_id = s.transaction_id
left join master.customer m on m.legal_entity = t.legal_entity and m.customer_id = t.customer_id
left join sales.sales_order o on o.transaction_id = s.transaction_id
where s.kind in ('CUSTOMER_ORDER', 'WEB_ORDER');

-- ---------------------------------------------------------------- repair

-- What a person made of a request: its journal row stays as it came (spec E01), the latest edit is what is converted.
-- The values lie here and nowhere else, so that they can be erased.
create table staging.request_edit (
    request_id uuid not null,
    edit_no integer not null,
    latest boolean not null default true,
    old_payload jsonb,
    new_payload jsonb,
    old_customer_id uuid not null,
    new_customer_id uuid not null,
    held_code text,
    held_reason text,
    edited_at timestamptz not null,
    edited_by text not null,
    reason text,
    primary key (request_id, edit_no)
);
create unique index request_edit_latest on staging.request_edit (request_id) where latest;
create index request_edit_customer on staging.request_edit (new_customer_id) where latest;

-- Who edits a request; it ends by itself.
create table staging.request_lock (
    request_id uuid primary key,
    locked_by text not null,
    locked_until timestamptz not null
);

-- Waits until no converter works on a bucket of customers; the number is the converters' lock space.
create function staging.lock_bucket(bucket integer) returns void language sql volatile
as $$ select pg_advisory_xact_lock(28994, bucket) $$;

-- A request as a person sees it: where it stands, and what it asks for after all edits.
create view staging.request_listing as
select s.request_id, s.legal_entity, s.customer_id, m.account_id, s.kind, s.channel_id, s.state, s.reason_code, s.reason, s.attempts,
    s.next_attempt_at, s.answered_at, s.arrival_no, s.changed_xid, r.captured_at, r.received_at, r.creation_mode, e.edit_no,
    case when e.request_id is null then r.payload else e.new_payload end as payload,
    coalesce(m.name, case when e.request_id is null then r.payload else e.new_payload end ->> 'name') as name
from staging.request_state s
join staging.customer_request r on r.request_id = s.request_id
left join staging.request_edit e on e.request_id = s.request_id and e.latest
left join master.customer m on m.legal_entity = s.legal_entity and m.customer_id = s.customer_id;

-- ---------------------------------------------------------------- configuration of the channels

-- create_customers: how the stores of this profile create customers: SYNC asks headquarters, ASYNC asks nobody.
-- secondary_contacts: what becomes of e-mails and phones beside the primary ones.
-- order_hold_code: why a sales order is on hold that a person changed before it was created.
-- customer_search: where a till looks for customers unless it says so.
-- search_shortcuts: the fields its tills offer to search by at once, in their order: [{"field", "texts": {language: text}}].
-- order_mode: SYNC makes an order a sales order while its till waits, else there is none; ASYNC asks nobody.
create table master.functionality_profile (
    functionality_profile text primary key,
    name text not null,
    create_customers text not null default 'ASYNC' check (create_customers in ('ASYNC', 'SYNC')),
    secondary_contacts text not null default 'TAKEN' check (secondary_contacts in ('TAKEN', 'REFUSED', 'IGNORED')),
    customer_search text not null default 'STORE' check (customer_search in ('STORE', 'ALL_STORES', 'ALL_COMPANIES')),
    search_shortcuts jsonb not null default '[]' check (jsonb_typeof(search_shortcuts) = 'array'),
    order_mode text not null default 'ASYNC' check (order_mode in ('ASYNC', 'SYNC', 'SYNC_WITH_BACKUP')),
    days_transactions_exist integer not null default 30 check (days_transactions_exist between 1 and 3650),
    order_hold_code text not null default 'EDITED' check (order_hold_code <> ''),
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id()
);

create table master.offline_profile (
    offline_profile text primary key,
    name text not null,
    offline_after_seconds integer not null default 5 check (offline_after_seconds between 1 and 3600),
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id()
);

create table master.store (
    channel_id text primary key,
    legal_entity text not null,
    name text not null,
    kind text not null default 'STORE' check (kind in ('STORE', 'ONLINE')),
    functionality_profile text not null default 'default',
    offline_profile text not null default 'default',
    default_customer uuid,
    copy_receipt_email boolean not null default false,
    time_zone text not null default 'UTC',
    day_ends_at time not null default '00:00',
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id()
);

-- Groups customers name in customer_group; one that is not listed has no dimensions. dimensions: {name: value}.
create table master.customer_group (
    legal_entity text not null,
    customer_group text not null,
    name text not null,
    dimensions jsonb not null default '{}',
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id(),
    primary key (legal_entity, customer_group)
);

create table master.register (
    register_id text primary key,
    legal_entity text not null,
    channel_id text not null,
    name text not null,
    activated_at timestamptz,
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id()
);

-- Who logs on at a store's door. pin_hash: Argon2id.
create table master.staff (
    legal_entity text not null,
    staff_id text not null,
    name text not null,
    language text,
    role text not null default 'CASHIER' check (role in ('CASHIER', 'STORE_MANAGER', 'APPLICATION')),
    pin_hash text,
    employed_until timestamptz,
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id(),
    primary key (legal_entity, staff_id)
);

create table master.staff_address_book (
    legal_entity text not null,
    staff_id text not null,
    address_book text not null,
    primary key (legal_entity, staff_id, address_book)
);

-- Every sale of a statement, and the customer it is posted to: whom it names, or whom she was merged into; nobody named, the
-- store's default customer. Null where there is none.
create view sales.statement_sale as
select s.statement_id, s.transaction_id, t.legal_entity, t.channel_id, coalesce(named.merged_into, named.customer_id) as customer_id,
    t.customer_id as named_customer, t.currency, t.occurred_at, t.line_count, t.net_amount, t.tax_amount, t.charge_amount,
    t.discount_amount, t.rounding_amount, t.payment_amount, s.state, s.validation
from staging.transaction_state s
join staging.sales_transaction t on t.transaction_id = s.transaction_id
left join master.store o on o.channel_id = t.channel_id
left join master.customer named on named.legal_entity = t.legal_entity
    and named.customer_id = coalesce(t.customer_id, o.default_customer)
where s.statement_id is not null;

-- Every sale and return that no statement has, why, and what a person does about it; also those that could not be taken.
-- payments_arrived: what came as the amount paid where it is none.
create view sales.left_out as
select s.transaction_id, s.legal_entity, s.channel_id, s.business_date, s.kind, s.validation, t.receipt_id, t.currency, t.payment_amount,
    w.reason_code,
    case w.reason_code
        when 'EDITED' then format('%s edits it', coalesce(s.edited_by, 'somebody'))
        when 'HELD' then s.reason
        when 'NOT_VALIDATED' then 'it was not validated yet'
        when 'INVALID' then coalesce(
            (select string_agg(e.rule || case when e.line_no is null then ': ' else ' (line ' || e.line_no || '): ' end || e.message,
                '; ' order by e.line_no nulls first, e.rule)
            from sales.validation_error e
            where e.transaction_id = s.transaction_id), 'it did not add up when it was validated')
        else 'it came after the last statement was calculated'
    end as reason,
    case w.reason_code
        when 'INVALID' then format('tillbridge statements edit %s', s.transaction_id)
        when 'EDITED' then format('tillbridge statements edit %s', s.transaction_id)
        when 'HELD' then format('tillbridge statements edit %s', s.transaction_id)
        else format('tillbridge statements calculate --store %s --date %s', s.channel_id, s.business_date)
    end as command,
    cast(null as text) as payments_arrived
from staging.transaction_state s
join staging.sales_transaction t on t.transaction_id = s.transaction_id
cross join lateral (select case
    when s.state = 'EDITING' then 'EDITED'
    when s.state = 'HELD' then 'HELD'
    when s.validation = 'NONE' then 'NOT_VALIDATED'
    when s.validation = 'ERROR' then 'INVALID'
    else 'NOT_CALCULATED' end) w (reason_code)
where s.kind in ('SALE', 'RETURN') and s.state in ('WAITING', 'HELD', 'EDITING') and s.statement_id is null
union all
select cast(q.row_key as uuid), coalesce(c.content ->> 'legal_entity', ''), q.channel_id,
    case
        when pg_input_is_valid(coalesce(c.content ->> 'business_date', ''), 'date') then cast(c.content ->> 'business_date' as date)
        else cast(q.quarantined_at as date)
    end,
    c.content ->> 'kind', 'NONE', coalesce(c.content ->> 'receipt_id', ''), coalesce(c.content ->> 'currency', ''),
    case when a.is_amount then cast(c.content ->> 'payment_amount' as numeric(19, 4)) end,
    'QUARANTINED', q.reason, format('tillbridge quarantine show %s', q.quarantine_id),
    case when not a.is_amount then coalesce(c.content ->> 'payment_amount', '') end
from exchange.quarantine q
cross join lateral (select coalesce(q.repaired, q.content)) c (content)
cross join lateral (select coalesce(c.content ->> 'payment_amount', '') ~ '^-?[0-9]{1,15}([.][0-9]{1,4})?$') a (is_amount)
where q.state = 'WAITING' and q.direction = 'UPLOAD' and q.table_name = 'sales_transaction' and q.kind = 'REFUSED'
  and c.content ->> 'kind' in ('SALE', 'RETURN') and pg_input_is_valid(q.row_key, 'uuid');

-- ---------------------------------------------------------------- customer attributes

-- minimum, maximum, allowed: canonical values of the kind. translations: {language: {friendly_name, description, help}}.
create table master.attribute_type (
    attribute_type text primary key,
    kind text not null check (kind in ('TEXT', 'INTEGER', 'DECIMAL', 'CURRENCY', 'BOOLEAN', 'DATE_TIME', 'REFERENCE')),
    unit text,
    minimum text,
    maximum text,
    allowed jsonb not null default '[]',
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id()
);

create table master.attribute (
    attribute text primary key,
    attribute_type text not null references master.attribute_type (attribute_type),
    friendly_name text,
    description text,
    help text,
    default_value text,
    translations jsonb not null default '{}',
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id()
);

-- The customers of a legal entity have the attributes of the one group its row names.
create table master.attribute_group (
    attribute_group text primary key,
    friendly_name text,
    description text,
    help text,
    translations jsonb not null default '{}',
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id()
);

create table master.attribute_group_member (
    attribute_group text not null references master.attribute_group (attribute_group),
    attribute text not null references master.attribute (attribute),
    position integer not null,
    default_value text,
    row_version bigint not null default 1,
    changed_xid xid8 not null default pg_current_xact_id(),
    primary key (attribute_group, attribute)
);

insert into master.functionality_profile (functionality_profile, name)
values ('default', 'Stores'), ('online', 'Online stores');
insert into master.offline_profile (offline_profile, name) values ('default', 'Default');

do $$
declare
    travelling record;
begin
    for travelling in
        select *
        from (values
            ('exchange.subjob', '', 'job, name'),
            ('master.legal_entity', 'legal_entity', 'legal_entity'),
            ('master.attribute_type', '', 'attribute_type'),
            ('master.attribute', '', 'attribute'),
            ('master.attribute_group', '', 'attribute_group'),
            ('master.attribute_group_member', '', 'attribute_group, attribute'),
            ('master.customer_group', 'legal_entity', 'legal_entity, customer_group'),
            ('master.duplicate_rule', '', 'rule'),
            ('master.functionality_profile', '', 'functionality_profile'),
            ('master.offline_profile', '', 'offline_profile'),
            ('master.store', 'legal_entity', 'channel_id'),
            ('master.register', 'legal_entity', 'register_id'),
            ('master.staff', 'legal_entity', 'legal_entity, staff_id'),
            ('master.customer', 'legal_entity', 'legal_entity, customer_id'),
            ('master.customer_address', 'legal_entity', 'legal_entity, customer_id, address_id'),
            ('master.affiliation', '', 'affiliation'),
            ('master.customer_affiliation', 'legal_entity', 'legal_entity, customer_id, affiliation'),
            ('master.loyalty_card', 'legal_entity', 'legal_entity, customer_id, card_number'),
            ('master.partner_user', 'legal_entity', 'legal_entity, customer_id, partner_id')
        ) as t (name, legal_entity, key)
    loop
        execute format(
            'create trigger leave_key after delete on %s for each row execute function exchange.leave_key(%L, %s)',
            travelling.name, travelling.legal_entity,
            (select string_agg(quote_literal(trim(k)), ', ') from unnest(string_to_array(travelling.key, ',')) as k));
        execute format(
            'create trigger refuse_truncate before truncate on %s for each statement execute function exchange.refuse_truncate()',
            travelling.name);
        if travelling.name <> 'master.customer'
            and travelling.name not in (select 'master.' || p.table_name from master.customer_parts() p) then
            execute format('create index on %s (changed_xid)', travelling.name);
            execute format(
                'create trigger note_change before insert or update on %s for each row execute function exchange.note_change()',
                travelling.name);
        end if;
    end loop;
    for travelling in select p.table_name, p.part from master.customer_parts() p loop
        execute format(
            'create trigger leave_customer after update of customer_id, %2$I on master.%1$I for each row
            when ((old.customer_id, old.%2$I) is distinct from (new.customer_id, new.%2$I))
            execute function exchange.leave_key(%3$L, %3$L, %4$L, %5$L)',
            travelling.table_name, travelling.part, 'legal_entity', 'customer_id', travelling.part);
    end loop;
end $$;

create trigger membership_changed after insert or update or delete on master.staff_address_book for each row
    execute function exchange.membership_changed('staff', 'legal_entity', 'legal_entity', 'staff_id');

-- A customer enters and leaves an address book with all her parts.
create function master.customer_books_changed() returns trigger language plpgsql as $$
declare
    customers master.customer_key[];
begin
    select array_agg(distinct row(m.legal_entity, m.customer_id)::master.customer_key) into customers from moved m;
    if customers is null then
        return null;
    end if;
    perform master.touch_customers(customers);
    if tg_op = 'DELETE' then
        perform master.leave_customers(customers);
    end if;
    return null;
end $$;
create trigger customer_entered after insert on master.customer_address_book referencing new table as moved
    for each statement execute function master.customer_books_changed();
create trigger customer_left after delete on master.customer_address_book referencing old table as moved
    for each statement execute function master.customer_books_changed();

-- A register that moves to another store leaves the first.
create trigger leave_channel after update of channel_id on master.register for each row
    when (old.channel_id is distinct from new.channel_id)
    execute function exchange.leave_key('legal_entity', 'register_id');

-- ---------------------------------------------------------------- ops

create table ops.job_run (
    run_id uuid primary key,
    job text not null,
    schedule text,
    trigger text not null check (trigger in ('CONTINUOUS', 'SCHEDULE', 'RUN_NOW')),
    started_at timestamptz not null,
    finished_at timestamptz,
    outcome text check (outcome in ('COMPLETED', 'COMPLETED_WITH_HOLDS', 'NO_DATA', 'FAILED')),
    counts jsonb not null default '{}',
    message text
);
create index job_run_job on ops.job_run (job, started_at);
create index job_run_schedule on ops.job_run (schedule, started_at) where schedule is not null;

-- What a person did by hand: who, what, to what. No values of rows: those lie in audit_value, where they can be erased.
-- actor: by which right; person: who her machine says she is. Rows are only ever added.
create table ops.audit_event (
    event_id bigint generated always as identity primary key,
    happened_at timestamptz not null,
    actor text not null,
    person text not null,
    action text not null,
    subject text not null,
    detail jsonb not null default '{}',
    values_digest bytea not null
);
create index audit_event_subject on ops.audit_event (subject);

-- What was before and after, and why. The salt makes the event's digest of them worth nothing once they are redacted.
create table ops.audit_value (
    event_id bigint primary key,
    salt uuid,
    before jsonb,
    after jsonb,
    reason text,
    redacted_at timestamptz,
    check ((salt is null) = (redacted_at is not null)),
    check (redacted_at is null or num_nonnulls(before, after, reason) = 0)
);

-- The digests of all events, each over the one before it: nothing of an event but its digest, without its values.
create table ops.audit_chain (
    link_no bigint primary key,
    event_id bigint not null unique,
    digest bytea not null
);
create table ops.audit_head (
    only_one boolean primary key default true check (only_one),
    link_no bigint not null default 0,
    digest bytea not null default ''
);
insert into ops.audit_head default values;

create function ops.digest_of_values(salt uuid, before jsonb, after jsonb, reason text) returns bytea
    language sql immutable parallel safe
    return sha256(convert_to(jsonb_build_array(salt, before, after, reason)::text, 'UTF8'));

create function ops.digest_of_event(previous bytea, event ops.audit_event) returns bytea
    language sql immutable parallel safe
    return sha256(previous || event.values_digest || convert_to(
        jsonb_build_array(event.event_id, extract(epoch from event.happened_at), event.actor, event.person, event.action,
            event.subject, event.detail)::text, 'UTF8'));

-- At the end of the transaction of the deed: one after the other, and nobody waits for the chain while he does anything else.
create function ops.chain_event() returns trigger language plpgsql as $$
declare
    head ops.audit_head;
begin
    select * into head from ops.audit_head for update;
    head.link_no := head.link_no + 1;
    head.digest := ops.digest_of_event(head.digest, new);
    insert into ops.audit_chain (link_no, event_id, digest) values (head.link_no, new.event_id, head.digest);
    update ops.audit_head set link_no = head.link_no, digest = head.digest;
    return null;
end $$;
create constraint trigger chain_event after insert on ops.audit_event deferrable initially deferred for each row
    execute function ops.chain_event();

create function ops.refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception 'Rows of % are only ever added; what was done stays on record.', tg_table_name
        using errcode = 'feature_not_supported';
end $$;
create trigger refuse_rewriting before update or delete or truncate on ops.audit_event for each statement
    execute function ops.refuse_rewriting();
create trigger refuse_rewriting before update or delete or truncate on ops.audit_chain for each statement
    execute function ops.refuse_rewriting();
create trigger refuse_deleting before delete or truncate on ops.audit_value for each statement
    execute function ops.refuse_rewriting();
create trigger refuse_other_values before update on ops.audit_value for each row
    when (old.redacted_at is not null or new.redacted_at is null or new.event_id <> old.event_id)
    execute function ops.refuse_rewriting();

-- What happened to customers, for other people's software: one writes, behind whoever changed them, so that change_no is the
-- order in which changes can be read. They name customers and say nothing about them. change_id: the same whenever it is told.
-- row_version, merge_id, changed_xid: what keeps a change from being written down twice.
create table ops.change (
    change_no bigint generated always as identity primary key,
    change_id uuid not null default gen_random_uuid(),
    kind text not null check (kind in ('ACCOUNT_ASSIGNED', 'CUSTOMER_CHANGED', 'CUSTOMER_MERGED', 'MERGE_UNDONE', 'REQUEST_HELD')),
    legal_entity text not null,
    customer_id uuid not null,
    account_id text,
    row_version bigint,
    changed_xid xid8 not null,
    merge_id bigint,
    other_id uuid,
    request_id uuid,
    channel_id text,
    reason_code text,
    told_at timestamptz not null
);
create index change_customer on ops.change (legal_entity, customer_id, row_version);
create index change_request on ops.change (request_id) where request_id is not null;
create index change_told on ops.change (told_at);

-- How far changes were written down, and how far they were forgotten. feed_id: what a token in front of the first one names.
create table ops.change_feed (
    only_one boolean primary key default true check (only_one),
    feed_id uuid not null default gen_random_uuid(),
    done_until xid8 not null default '0',
    purged_until bigint not null default 0
);
insert into ops.change_feed default values;

-- Who is told of changes over HTTP, and how far. secret: under the key whose id is key_id, which is no part of this database
-- (decision 0073). told_until: the last change it was told, or does not want to be told.
create table ops.webhook (
    webhook_id uuid primary key,
    name text not null unique,
    url text not null,
    kinds text[] not null,
    secret bytea not null,
    key_id text not null,
    state text not null check (state in ('ACTIVE', 'PAUSED', 'DISABLED')),
    reason text,
    made_at timestamptz not null,
    told_until bigint not null,
    told bigint not null default 0,
    told_at timestamptz,
    failures integer not null default 0,
    failing_since timestamptz,
    next_try_at timestamptz,
    last_failure text,
    check (state <> 'DISABLED' or reason is not null)
);

-- Tokens of operators beside the one of headquarters' data directory; only as hashes.
create table ops.operator_token (
    name text primary key,
    token_hash text not null unique,
    role text not null check (role in ('AUDITOR', 'OPERATOR', 'ADMINISTRATOR')),
    made_at timestamptz not null,
    revoked_at timestamptz
);

-- People who sign in at headquarters. Without password_hash (Argon2id) they have not chosen one yet. A name is given once.
create table ops.person (
    name text primary key,
    role text not null check (role in ('AUDITOR', 'OPERATOR', 'ADMINISTRATOR')),
    password_hash text,
    locked boolean not null default false,
    made_at timestamptz not null,
    last_sign_in timestamptz,
    removed_at timestamptz
);

-- Links with which people choose a password, once; only as hashes. Without name: for the first administrator.
create table ops.password_link (
    code_hash text primary key,
    name text references ops.person,
    made_at timestamptz not null,
    ends_at timestamptz not null,
    used_at timestamptz
);

-- Who has signed in. previous_hash: of the cookie before, which calls under way may still carry.
create table ops.person_session (
    session_id uuid primary key,
    name text not null references ops.person,
    token_hash text not null,
    previous_hash text,
    csrf_token text not null,
    begun_at timestamptz not null,
    used_at timestamptz not null,
    renewed_at timestamptz not null,
    ends_at timestamptz not null
);
create unique index person_session_token on ops.person_session (token_hash);
create index person_session_previous on ops.person_session (previous_hash);

-- Tries to sign in since the last that succeeded, of known and unknown names alike; a digest of the name, not the name.
create table ops.sign_in_try (
    name_digest text primary key,
    tries integer not null,
    refused_until timestamptz not null
);

-- The headquarters processes over this database; one that was not heard for a while is gone. token_hash: its operator's.
create table ops.headquarters_node (
    node_id uuid primary key,
    address text not null,
    started_at timestamptz not null,
    heard_at timestamptz not null,
    numbering text not null check (numbering in ('HERE', 'ELSEWHERE', 'STOPPED')),
    reason text,
    token_hash text not null
);
