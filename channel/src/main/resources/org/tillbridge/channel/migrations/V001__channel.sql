-- A store's database. Everything lives in schema channel, which is the whole search_path (with public for unaccent).

create extension if not exists unaccent with schema public;

-- One spelling for search: Bērziņš, BERZINS and berzins are one word. Headquarters has the same function.
-- pg_c_utf8: letters of all scripts, whatever locale the server was set up with.
create function fold(given text) returns text
    language sql immutable strict parallel safe
    return lower(public.unaccent('public.unaccent'::regdictionary, normalize(given, nfkc)) collate "pg_c_utf8");

-- The words a name is found by, and the words somebody searches for: letters and digits; for a name without any (an
-- emoji) what stands between blanks. 255 characters is what an index entry can take.
create function name_words(given text) returns text[]
    language sql immutable strict parallel safe
    return coalesce(
        nullif(array(
            select distinct left(word, 255)
            from regexp_split_to_table(fold(given) collate "pg_c_utf8", '[^[:alnum:]]+') as word
            where word <> ''), '{}'),
        array(
            select distinct left(word, 255)
            from regexp_split_to_table(fold(given) collate "pg_c_utf8", '[[:space:]]+') as word
            where word <> ''));

-- The words of a name in one line, each behind a blank. A name without a letter, or a long one, goes the long way; the end
-- of a cut one is an ellipsis.
create function name_line(given text) returns text
    language sql immutable parallel safe
    return case
        when length(fold(given)) <= 255 and fold(given) ~ '[[:alnum:]]' collate "pg_c_utf8"
            then ' ' || btrim(regexp_replace(fold(given) collate "pg_c_utf8", '[^[:alnum:]]+', ' ', 'g'))
        else (
            select ' ' || left(n.name, 255) || case when length(n.name) > 255 then '…' else '' end
            from (
                select string_agg(w.word, ' ' order by w.word collate "C") as name
                from unnest(name_words(given)) w (word)) n)
    end;

-- What stands beside a word a customer is found by: the name's words beside each of them; nothing beside a marked one.
create function name_beside(word text, name text) returns text
    language sql immutable parallel safe
    return case when left(word, 1) <> all (array['@', '+', '/', '~', '=']) then name end;

-- All words a customer is found by: those of the name as they are; marked @ the whole e-mail, + the digits of the phone
-- as typed and in E.164. Other tables add words with the same marks.
-- The till's writes and the download fill customer_word by this one rule.
-- An expression without a query of its own: the planner puts it into the statement that calls it, which halves the cost.
-- A word may be in it twice. A name without a letter or too long for an index entry goes the long way.
create function customer_words(name text, email text, phone text, phone_number text) returns text[]
    language sql immutable parallel safe
    return array_remove(array_remove(
        case
            when length(fold(name)) <= 255 and fold(name) ~ '[[:alnum:]]' collate "pg_c_utf8"
                then regexp_split_to_array(fold(name) collate "pg_c_utf8", '[^[:alnum:]]+')
            else name_words(name)
        end
        || ('@' || left(fold(email), 254))
        || ('+' || nullif(translate(phone, translate(phone, '0123456789', ''), ''), ''))
        || ('+' || nullif(translate(phone_number, translate(phone_number, '0123456789', ''), ''), '')), ''), null);

-- What an address is found by: street and number as they are written one behind the other, then the city; a number in
-- front is left out.
create function address_phrase(street text, street_number text, city text) returns text
    language sql immutable parallel safe
    return left(regexp_replace(
        btrim(regexp_replace(
            fold(coalesce(street, '') || ' ' || coalesce(street_number, '') || ' ' || coalesce(city, '')) collate "pg_c_utf8",
            '[^[:alnum:]]+', ' ', 'g')),
        '^[0-9]+[a-z]? (?=.)', ''), 254);

create function postal_word(postal_code text) returns text
    language sql immutable parallel safe
    return left(lower(translate(postal_code, ' -', '') collate "C"), 254);

-- An address in one line, to tell it from others.
create function address_line(street text, street_number text, postal_code text, city text) returns text
    language sql immutable parallel safe
    return nullif(btrim(
        btrim(coalesce(street, '') || ' ' || coalesce(street_number, ''))
        || ', ' || btrim(coalesce(postal_code, '') || ' ' || coalesce(city, '')), ', '), '');

-- The words of the contacts beside the primary ones, with the marks of customer_words; null of none.
create function contact_words(contacts jsonb) returns text[]
    language sql immutable strict parallel safe as $$
    select array(
        select distinct m.mark || left(m.word, 254)
        from jsonb_each(contacts) e
        cross join lateral (values
            ('@', case when e.value ->> 'kind' = 'EMAIL' then fold(e.value ->> 'value') end),
            ('+', case when e.value ->> 'kind' = 'PHONE' then regexp_replace(e.value ->> 'value', '[^0-9]', '', 'g') end),
            ('+', substr(e.value ->> 'number', 2))) m (mark, word)
        where m.word <> '')
$$;

-- The order of everything a store captures. An order, never a position to read from (protocol U1).
create sequence capture_no cache 1;

-- The journal: one row per operation, append-only (spec E01). Only erase may null a payload, and with it content_hash.
-- creation_failure: why headquarters, asked, did not answer.
-- content_hash: what was asked for, before the store's defaults: tells "the same again" from "the same key, other content".
create table customer_request (
    request_id uuid primary key,
    legal_entity text not null,
    customer_id uuid not null,
    kind text not null check (kind in (
        'CREATE_CUSTOMER', 'CHANGE_CUSTOMER', 'ADD_ADDRESS', 'CHANGE_ADDRESS', 'DEACTIVATE_ADDRESS',
        'JOIN_AFFILIATION', 'LEAVE_AFFILIATION', 'SET_ATTRIBUTES', 'SET_CONTACTS', 'ISSUE_LOYALTY_CARD',
        'REQUEST_PARTNER', 'ADD_PARTNER_USER', 'REMOVE_PARTNER_USER')),
    payload jsonb,
    base_row_version bigint not null default 0,
    creation_mode text check (creation_mode in ('SYNC', 'ASYNC_BY_PROFILE', 'ASYNC_BY_FALLBACK', 'ASYNC_OFFLINE')),
    creation_failure text,
    captured_at timestamptz not null,
    capture_no bigint not null,
    idempotency_key text,
    content_hash text
);
create unique index customer_request_created_once on customer_request (legal_entity, customer_id)
    where kind = 'CREATE_CUSTOMER';
create unique index customer_request_idempotency on customer_request (legal_entity, idempotency_key)
    where idempotency_key is not null;
create index customer_request_customer on customer_request (legal_entity, customer_id, capture_no);

-- When P-0001 runs by itself, as headquarters last said (UploadPace).
create table upload_pace (
    only_one boolean primary key default true check (only_one),
    pace text not null
);
insert into upload_pace (pace) values ('continuous');

-- What has to reach headquarters: one narrow row per captured row, sealed into sessions, answered, purged after safe.
-- answered_at is headquarters' clock, heard_at this store's: when the answer was applied here.
-- subject: the aggregate the row is about (a customer), null when headquarters gives no answer to it.
create table outbox (
    capture_no bigint primary key,
    table_name text not null,
    row_key uuid not null,
    subject uuid,
    bytes integer not null,
    captured_at timestamptz not null,
    session_id uuid,
    answer text check (answer in ('WAITING', 'HELD', 'DONE', 'CANCELED', 'SUPERSEDED')),
    reason text,
    answered_at timestamptz,
    heard_at timestamptz
);
create unique index outbox_row on outbox (row_key);
create index outbox_unsealed on outbox (capture_no) where session_id is null;
create index outbox_session on outbox (session_id, capture_no) where session_id is not null;
create index outbox_open on outbox (subject, capture_no)
    where subject is not null and (answer is null or answer in ('WAITING', 'HELD'));

-- The chain of sealed sessions; position says the order in this chain.
create table upload_session (
    session_id uuid primary key,
    predecessor uuid,
    position bigint not null unique,
    sealed_at timestamptz not null,
    rows integer not null,
    sha256 bytea,
    state text not null default 'SEALED' check (state in ('SEALED', 'APPLIED', 'UPLOAD_FAILED')),
    acknowledged_at timestamptz,
    tries integer not null default 0,
    message text
);
create index upload_session_waiting on upload_session (position) where state <> 'APPLIED';

-- One row: the end of the chain here, what headquarters last said, the cluster this database belongs to. stopped_reason set = uploads stop, loudly (U10).
create table upload_chain (
    only_one boolean primary key default true check (only_one),
    head uuid,
    acknowledged uuid,
    safe uuid,
    base uuid,
    system_identifier bigint,
    stopped_reason text
);
insert into upload_chain default values;

-- Per job: the package applied last. It is what the store asks from (D5, D6).
create table download_cursor (
    job text primary key,
    package_id uuid not null,
    applied_at timestamptz not null
);

-- ignored: tables and columns of the package that this version of the store does not have.
create table applied_package (
    package_id uuid primary key,
    job text not null,
    from_package uuid,
    full_package boolean not null,
    rows bigint not null,
    ignored text[] not null default '{}',
    applied_at timestamptz not null,
    took_ms integer not null
);

-- Rows of packages that this store could not take. source: the package that was the last to bring the row.
-- Taken later, or gone from headquarters, an entry is closed and its content forgotten.
create table quarantine (
    quarantine_id bigint generated always as identity primary key,
    kind text not null check (kind in ('REFUSED', 'UNREADABLE')),
    state text not null default 'WAITING' check (state in ('WAITING', 'TAKEN')),
    job text not null,
    table_name text not null,
    row_key text not null,
    key_values jsonb,
    row_hash text not null,
    source uuid not null,
    reason text not null,
    content jsonb,
    tries integer not null default 1,
    quarantined_at timestamptz not null,
    tried_at timestamptz not null,
    closed_at timestamptz
);
create unique index quarantine_row on quarantine (table_name, row_hash) where state = 'WAITING';
create index quarantine_waiting on quarantine (quarantine_id) where state = 'WAITING';

-- The read model: headquarters' row as received, overlaid with this store's unanswered requests.
-- merged_into: the customer she is part of now; whoever asks for her finds that one, if it is here.
-- row_version and received_hash are headquarters' (0 = never received). No foreign keys: uniqueness is headquarters' business.
create table customer (
    legal_entity text not null,
    customer_id uuid not null,
    account_id text,
    customer_type text not null,
    name text not null,
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
    receipt_option text,
    title text,
    vat_number text,
    identification_number text,
    birth_date text,
    loyalty_enrollment_blocked boolean not null default false,
    attributes jsonb,
    contacts jsonb,
    origin_channel text not null,
    created_at timestamptz not null,
    merged_into uuid,
    row_version bigint not null default 0,
    received_hash bigint,
    pending_requests integer not null default 0,
    primary key (legal_entity, customer_id)
);
create index customer_account on customer (legal_entity, account_id) where account_id is not null;

-- Customers that are here no longer, for who asks what has changed (decision 0071). Longer than any link is good for (DeltaToken).
create table removed_customer (
    legal_entity text not null,
    customer_id uuid not null,
    removed_at timestamptz not null default now(),
    primary key (legal_entity, customer_id)
);
create index removed_customer_age on removed_customer (removed_at);

create function note_removed_customers() returns trigger language plpgsql as $$
begin
    delete from removed_customer where removed_at < now() - interval '8 days';
    insert into removed_customer (legal_entity, customer_id)
    select g.legal_entity, g.customer_id from gone g
    on conflict (legal_entity, customer_id) do update set removed_at = excluded.removed_at;
    return null;
end $$;
create trigger note_removed_customers after delete on customer
    referencing old table as gone for each statement execute function note_removed_customers();

-- deactivated_at: it has ended; it is kept and no longer shown.
create table customer_address (
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
    row_version bigint not null default 0,
    received_hash bigint,
    primary key (legal_entity, customer_id, address_id)
);
create index customer_address_phrase on customer_address (address_phrase(street, street_number, city) collate "C", legal_entity);
create index customer_address_postal on customer_address (postal_word(postal_code) collate "C", legal_entity) where postal_code is not null;

-- left_at: the customer was in it.
create table customer_affiliation (
    legal_entity text not null,
    customer_id uuid not null,
    affiliation text not null,
    left_at timestamptz,
    row_version bigint not null default 0,
    received_hash bigint,
    primary key (legal_entity, customer_id, affiliation)
);

-- A number that two customers have was issued at two stores; headquarters holds the second request.
create table loyalty_card (
    legal_entity text not null,
    customer_id uuid not null,
    card_number text not null,
    issued_at timestamptz not null,
    row_version bigint not null default 0,
    received_hash bigint,
    primary key (legal_entity, customer_id, card_number)
);
create index loyalty_card_number on loyalty_card (card_number);

-- Who orders for a business partner (an organization): customer_id is the user, a person. removed_at: was one.
create table partner_user (
    legal_entity text not null,
    customer_id uuid not null,
    partner_id uuid not null,
    role text not null,
    removed_at timestamptz,
    row_version bigint not null default 0,
    received_hash bigint,
    primary key (legal_entity, customer_id, partner_id)
);
create index partner_user_partner on partner_user (legal_entity, partner_id);

-- The tables of a customer's parts: what concerns all of them goes by this list, which is headquarters' too.
create function customer_parts() returns table (table_name text, part text)
    language sql immutable parallel safe as $$
    values
        ('customer_address', 'address_id'),
        ('customer_affiliation', 'affiliation'),
        ('loyalty_card', 'card_number'),
        ('partner_user', 'partner_id')
$$;

create type customer_key as (legal_entity text, customer_id uuid);

-- Forgets the parts of these customers that headquarters never sent. Answers how many.
create function forget_unsent_parts(forgotten customer_key[]) returns bigint language plpgsql as $$
declare
    parts text;
    deleted bigint;
    counted bigint := 0;
begin
    for parts in select p.table_name from customer_parts() p loop
        execute format(
            'delete from %I t
            using unnest($1) c
            where t.legal_entity = c.legal_entity and t.customer_id = c.customer_id and t.row_version = 0',
            parts) using forgotten;
        get diagnostics deleted = row_count;
        counted := counted + deleted;
    end loop;
    return counted;
end $$;

-- Search by word prefixes in any order: folded words of the name; marked @ e-mails, + digits of phones. Beside each
-- word of a name stands the whole name, so that who is looked for by several words of it is found in one index.
create table customer_word (
    word text collate "C" not null,
    legal_entity text not null,
    customer_id uuid not null,
    name text collate "C",
    primary key (word, legal_entity, customer_id) include (name)
);
create index customer_word_customer on customer_word (legal_entity, customer_id);

-- ---------------------------------------------------------------- sales

-- The last receipt number a register has given: without gaps, taken in the sale's own transaction.
create table receipt_number (
    register_id text primary key,
    last_no bigint not null
);

-- A register's open shift, at most one; what it was at its end is a shift_closing.
create table shift (
    shift_id uuid primary key,
    legal_entity text not null,
    channel_id text not null,
    register_id text not null unique,
    staff_id text,
    opened_at timestamptz not null
);

-- A sale, return or order as it was rung up: append-only, goes up once, with its lines. transaction_id: the caller's, the same
-- again is the same sale. customer_id, delivery_address_id: keys for life, numbered yet or not; no customer: the default one.
-- business_date: the store's, by its time zone and closing hour when it was rung up; never computed again.
-- Amounts keep 4 decimals; payments are in the currency's own, and the difference is an amount of kind ROUNDING:
-- gross = net + tax + charges; payments = gross + rounding. A return's quantities and amounts are negative.
-- confirmation_number: what a customer order is called until headquarters has given it a number.
-- sales_id: of an order that headquarters made a sales order while the till waited.
-- content_hash: what was asked for: tells "the same again" from "the same key, other content".
create table sales_transaction (
    transaction_id uuid primary key,
    legal_entity text not null,
    channel_id text not null,
    register_id text not null,
    shift_id uuid,
    staff_id text,
    kind text not null check (kind in ('SALE', 'RETURN', 'CUSTOMER_ORDER', 'WEB_ORDER')),
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
    created_offline boolean not null default false,
    captured_at timestamptz not null,
    capture_no bigint not null,
    content_hash text not null,
    sales_id text,
    unique (register_id, receipt_no),
    constraint amounts_are_numbers check ('NaN' <> all (array[
        net_amount, tax_amount, charge_amount, discount_amount, rounding_amount, payment_amount])),
    constraint paid_what_it_comes_to check (payment_amount = net_amount + tax_amount + charge_amount + rounding_amount)
);
create index sales_transaction_customer on sales_transaction (legal_entity, customer_id, occurred_at) where customer_id is not null;
create index sales_transaction_confirmation on sales_transaction (confirmation_number) where confirmation_number is not null;
create index sales_transaction_date on sales_transaction (channel_id, business_date);

-- net_amount: quantity times price less discount, as rung up. item: the product's number, kept as it was given.
create table sales_line (
    transaction_id uuid not null,
    line_no integer not null,
    item text not null,
    description text,
    barcode text,
    unit text,
    quantity numeric(19, 4) not null,
    price numeric(19, 4) not null,
    discount_amount numeric(19, 4) not null default 0,
    net_amount numeric(19, 4) not null,
    tax_amount numeric(19, 4) not null default 0,
    tax_group text,
    delivery_address_id uuid,
    returned_line integer,
    primary key (transaction_id, line_no),
    constraint amounts_are_numbers check ('NaN' <> all (array[quantity, price, discount_amount, net_amount, tax_amount]))
);

-- Charges, discounts and taxes as given, and the rounding. line_no: null = of the whole transaction.
create table sales_amount (
    transaction_id uuid not null,
    amount_no integer not null,
    line_no integer,
    kind text not null check (kind in ('CHARGE', 'DISCOUNT', 'TAX', 'ROUNDING')),
    code text,
    amount numeric(19, 4) not null check (amount <> 'NaN'),
    primary key (transaction_id, amount_no)
);

create table sales_payment (
    transaction_id uuid not null,
    payment_no integer not null,
    tender text not null,
    amount numeric(19, 4) not null check (amount <> 'NaN'),
    primary key (transaction_id, payment_no)
);

-- The end of a shift, with what was counted: append-only, goes up once.
create table shift_closing (
    shift_id uuid primary key,
    legal_entity text not null,
    channel_id text not null,
    register_id text not null,
    staff_id text,
    opened_at timestamptz not null,
    closed_at timestamptz not null,
    business_date date not null,
    captured_at timestamptz not null,
    capture_no bigint not null
);

-- started_with, removed (to the safe, to the bank), counted at the end: of each tender, in the store's currency.
create table shift_tender (
    shift_id uuid not null,
    tender text not null,
    started_with numeric(19, 4) not null default 0 check (started_with <> 'NaN'),
    removed numeric(19, 4) not null default 0 check (removed <> 'NaN'),
    counted numeric(19, 4) not null check (counted <> 'NaN'),
    currency text not null,
    primary key (shift_id, tender)
);

-- ---------------------------------------------------------------- configuration, as downloaded

create table legal_entity (
    legal_entity text primary key,
    name text not null,
    customer_attribute_group text,
    row_version bigint not null default 0,
    received_hash bigint
);

-- Dimensions stay at headquarters.
create table customer_group (
    legal_entity text not null,
    customer_group text not null,
    name text not null,
    row_version bigint not null default 0,
    received_hash bigint,
    primary key (legal_entity, customer_group)
);

create table affiliation (
    affiliation text primary key,
    name text not null,
    row_version bigint not null default 0,
    received_hash bigint
);

create table attribute_type (
    attribute_type text primary key,
    kind text not null,
    unit text,
    minimum text,
    maximum text,
    allowed jsonb not null,
    row_version bigint not null default 0,
    received_hash bigint
);

create table attribute (
    attribute text primary key,
    attribute_type text not null,
    friendly_name text,
    description text,
    help text,
    default_value text,
    translations jsonb not null,
    row_version bigint not null default 0,
    received_hash bigint
);

create table attribute_group (
    attribute_group text primary key,
    friendly_name text,
    description text,
    help text,
    translations jsonb not null,
    row_version bigint not null default 0,
    received_hash bigint
);

create table attribute_group_member (
    attribute_group text not null,
    attribute text not null,
    position integer not null,
    default_value text,
    row_version bigint not null default 0,
    received_hash bigint,
    primary key (attribute_group, attribute)
);

-- What makes a customer like another one: points by rule.
create table duplicate_rule (
    rule text primary key,
    points integer not null,
    row_version bigint not null default 0,
    received_hash bigint
);

create table functionality_profile (
    functionality_profile text primary key,
    name text not null,
    days_transactions_exist integer not null,
    create_customers text not null default 'ASYNC',
    secondary_contacts text not null default 'TAKEN',
    customer_search text not null default 'STORE',
    search_shortcuts jsonb not null default '[]',
    order_mode text not null default 'ASYNC',
    row_version bigint not null default 0,
    received_hash bigint
);

create table offline_profile (
    offline_profile text primary key,
    name text not null,
    offline_after_seconds integer not null,
    row_version bigint not null default 0,
    received_hash bigint
);

create table store (
    channel_id text primary key,
    legal_entity text not null,
    name text not null,
    kind text not null default 'STORE',
    functionality_profile text not null,
    offline_profile text not null,
    default_customer uuid,
    copy_receipt_email boolean not null default false,
    time_zone text not null,
    day_ends_at time not null default '00:00',
    row_version bigint not null default 0,
    received_hash bigint
);

create table register (
    register_id text primary key,
    legal_entity text not null,
    channel_id text not null,
    name text not null,
    activated_at timestamptz,
    row_version bigint not null default 0,
    received_hash bigint
);

create table staff (
    legal_entity text not null,
    staff_id text not null,
    name text not null,
    language text,
    role text not null default 'CASHIER',
    pin_hash text,
    employed_until timestamptz,
    row_version bigint not null default 0,
    received_hash bigint,
    primary key (legal_entity, staff_id)
);

-- Tries to log on since the last that succeeded, of known and unknown staff alike; a digest of the ID.
create table sign_in_try (
    name_digest text primary key,
    tries integer not null,
    refused_until timestamptz not null
);

-- What headquarters exchanges; the rows with direction UPLOAD say which tables of a user are captured here.
create table subjob (
    job text not null,
    name text not null,
    position integer not null,
    direction text not null,
    definition jsonb not null,
    row_version bigint not null default 0,
    received_hash bigint,
    primary key (job, name)
);

-- A row of a user's table goes up like the journal: once, in the order of its capture. Argument: the key column.
create function capture_row() returns trigger language plpgsql as $$
declare
    captured jsonb := to_jsonb(new);
begin
    insert into outbox (capture_no, table_name, row_key, bytes, captured_at)
    values (
        nextval('capture_no'), tg_table_name, cast(captured ->> tg_argv[0] as uuid),
        octet_length(captured::text), statement_timestamp());
    return null;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Rows of table % go to headquarters as they were written; add a new row instead of %.',
        tg_table_name, lower(tg_op) using errcode = 'feature_not_supported';
end $$;
