-- What a consumer knows of its sources, and what a relay knows of its topics. Working tables: the service role writes them.
create schema messaging;

-- How far a consumer has come in each source: a partition of a topic, or a topic in a producer's feed. Moves by
-- compare-and-set alone, in the transaction of the effects; a consumer that was overtaken finds another position and rolls back.
create table messaging.progress (
  consumer text        collate "C" not null,
  source   text        collate "C" not null,
  -- The transport's own words: an offset, or a triple of the store's order.
  position text        collate "C" not null,
  moved_at timestamptz not null default clock_timestamp(),
  primary key (consumer, source)
) with (fillfactor = 50);

-- High-water marks, for ever: the versions of a stream that a consumer has taken in, one row for each incarnation of the
-- store in which they were written. The newest row says what comes next; all of them tell a late duplicate from another history.
create table messaging.marks (
  consumer      text    collate "C" not null,
  store         text    collate "C" not null,
  tenant        text    collate "C" not null,
  stream        text    collate "C" not null,
  incarnation   integer not null,
  first_version integer not null,
  last_version  integer not null check (last_version >= first_version),
  primary key (consumer, store, tenant, stream, incarnation)
) with (fillfactor = 70);

-- Streams that do not flow. `missing` and `queued` go on by themselves, `failed` and `diverged` wait for a person.
create table messaging.held_streams (
  consumer      text        collate "C" not null,
  store         text        collate "C" not null,
  tenant        text        collate "C" not null,
  stream        text        collate "C" not null,
  reason        text        not null check (reason in ('missing', 'queued', 'waiting', 'retrying', 'failed', 'diverged')),
  -- For people: the error, or what is missing.
  detail        text        not null,
  held_since    timestamptz not null default clock_timestamp(),
  parked_at     timestamptz,
  -- Of the message that was parked: many of one contract and tenant are one alarm.
  contract      text,
  -- When a stream that is not parked is looked at again, and how often it was in vain.
  next_at       timestamptz not null default clock_timestamp(),
  tries         integer     not null default 0,
  -- The row that the stream waits for, since when, and the stream whose message brings it, where that is known.
  waits_table   text        collate "C",
  waits_key     text        collate "C",
  waits_since   timestamptz,
  waits_store   text        collate "C",
  waits_tenant  text        collate "C",
  waits_stream  text        collate "C",
  primary key (consumer, store, tenant, stream),
  check ((reason in ('failed', 'diverged')) = (parked_at is not null)),
  check ((reason = 'waiting') = (waits_table is not null and waits_key is not null and waits_since is not null))
);

-- Alarms ask how many were parked lately.
create index held_streams_parked on messaging.held_streams (consumer, parked_at) where parked_at is not null;
-- Who goes on by itself is found by its time, however many are parked.
create index held_streams_due on messaging.held_streams (consumer, next_at) where parked_at is null;
-- Whoever writes a row wakes exactly those that wait for it.
create index held_streams_waiting on messaging.held_streams (waits_table, waits_key) where waits_table is not null;
-- What holds up the stream that brings the row.
create index held_streams_by_stream on messaging.held_streams (store, tenant, stream);

-- The messages of held streams, in the order in which they will be taken in.
create table messaging.held_messages (
  consumer         text    collate "C" not null,
  store            text    collate "C" not null,
  tenant           text    collate "C" not null,
  stream           text    collate "C" not null,
  version          integer not null,
  incarnation      integer not null,
  topic            text    not null,
  type             text    not null,
  -- Text, not json: it is handed on as it came.
  body             text    not null,
  previous_version integer not null,
  recorded_at      text    not null,
  correlation_id   text,
  held_at          timestamptz not null default clock_timestamp(),
  primary key (consumer, store, tenant, stream, version, incarnation)
);

-- One owner at a time. The epoch rises with each new owner, and every act of an owner names it.
create table messaging.leases (
  name       text        collate "C" primary key,
  owner      text        not null,
  epoch      bigint      not null,
  expires_at timestamptz not null
);
