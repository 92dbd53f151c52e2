-- The event store of one service: append-only, the truth of everything that the service owns.
create schema event_store;

-- Raised by `wenxiao store adopt` after a restore, a move or a promotion. The newest row is in force. The system
-- identifier and the timeline tell a start on a copied or promoted cluster from a start on the one that was adopted.
create table event_store.incarnations (
  incarnation       integer     primary key check (incarnation > 0),
  store             text        not null,
  system_identifier text        not null,
  timeline          integer     not null,
  adopted_at        timestamptz not null default clock_timestamp(),
  reason            text        not null
);

-- The business clock of a demo: what recorded_at adds to the server's clock. Zero outside demos. It only ever grows.
create table event_store.business_clock (
  only_row boolean  primary key default true check (only_row),
  demo     boolean  not null default false,
  ahead    interval not null default interval '0'
);
insert into event_store.business_clock default values;

create sequence event_store.positions;

-- Microseconds since 1970: nothing is recorded below it any more. closed_through() raises it to the clock that it is about
-- to announce, and appends read it. A sequence, because a value set is seen by every transaction at once; without it a
-- server clock that is set back would let events appear at instants that were announced as closed.
create sequence event_store.recording_floor;

create table event_store.events (
  -- The order in which readers go. Position is no key: within a transaction it orders, across transactions it does not.
  incarnation        integer     not null check (incarnation > 0),
  transaction_id     xid8        not null,
  position           bigint      not null,
  -- Bounded, so that every key fits its index, in bytes of UTF-8.
  tenant             text        collate "C" not null check (octet_length(tenant) between 1 and 100),
  stream             text        collate "C" not null check (octet_length(stream) between 1 and 500),
  version            integer     not null check (version > 0),
  type               text        collate "C" not null check (type <> ''),
  schema_version     integer     not null check (schema_version > 0),
  -- json, never jsonb: the text that was hashed is the text that is read back, byte for byte.
  data               json        not null check (json_typeof(data) = 'object'),
  metadata           json        not null check (json_typeof(metadata) = 'object'),
  -- Four digits of the year: its text has one length, and orders as the instants do.
  recorded_at        timestamptz not null check (recorded_at >= '0001-01-01Z' and recorded_at < '10000-01-01Z'),
  command_id         uuid        not null,
  -- SHA-256 of the command's body, on the command's first event alone.
  command_hash       text        collate "C" check (command_hash <> ''),
  published_type     text        collate "C" check (published_type <> ''),
  published_version  integer     check (published_version > 0),
  published          json        check (json_typeof(published) = 'object'),
  -- Version of the stream's latest published event before this one; 0 where there is none.
  previous_published integer     not null check (previous_published >= 0 and previous_published < version),
  primary key (tenant, stream, version),
  check ((published is null) = (published_type is null) and (published is null) = (published_version is null))
);

-- Readers: everything after a checkpoint, in the one order that loses nothing.
create index events_in_order on event_store.events (incarnation, transaction_id, position);

-- Readers of published events, the same way: without it each of their polls would wade through all that is private and
-- lies between the latest published event and the end.
create index events_published_in_order on event_store.events (incarnation, transaction_id, position)
  where published is not null;

-- Idempotency: a command's first event is unique. A second table for it cost a third of the throughput.
create unique index events_by_command on event_store.events (tenant, command_id) where command_hash is not null;

-- Where each subscriber of this store has read to.
create table event_store.checkpoints (
  subscriber     text    collate "C" primary key,
  incarnation    integer not null,
  transaction_id xid8    not null,
  position       bigint  not null
);

-- A second lock on the door. The service role has no right to change events; this stops the owner's slips, too, and the
-- rows that logical replication would apply.
create function event_store.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Events are never changed (% on %)', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger events_are_never_changed before update or delete or truncate on event_store.events
  for each statement execute function event_store.refuse_change();
alter table event_store.events enable always trigger events_are_never_changed;
