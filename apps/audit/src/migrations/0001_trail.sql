-- The audit trail: history as it was received, and what proves that it is still that. Nothing here is read as truth by another
-- service; all of it can be rebuilt from the stores or from their history topics.
create schema trail;

-- Every row of every store, byte for byte, each behind its predecessor. Nothing of arrival is here.
create table trail.rows (
  store             text    collate "C" not null check (store <> ''),
  incarnation       integer not null,
  tenant            text    collate "C" not null,
  stream            text    collate "C" not null,
  version           integer not null check (version > 0),
  type              text    collate "C" not null,
  schema_version    integer not null,
  -- text, not json: what was hashed is what is kept, even if it were no JSON.
  data              text    collate "C" not null,
  metadata          text    collate "C" not null,
  -- UTC with microseconds, all of one length: text order is time order.
  recorded_at       text    collate "C" not null,
  command_id        text    collate "C" not null,
  command_hash      text    collate "C",
  published_type    text    collate "C",
  published_version integer,
  published         text    collate "C",
  previous_published integer not null,
  row_hash          bytea   not null check (length(row_hash) = 32),
  -- The stream's head up to this row.
  head              bytea   not null check (length(head) = 32),
  primary key (store, tenant, stream, version)
);

-- Received, but the version before is not here yet. They take part in no answer and no root.
create table trail.waiting (like trail.rows including all);
alter table trail.waiting drop column head;

-- 历史分叉: received under a name that the trail knows with other bytes. Kept for ever beside the row that was there first.
create table trail.divergences (like trail.waiting including constraints);
alter table trail.divergences
  add column noticed_at timestamptz not null default clock_timestamp(),
  add primary key (store, tenant, stream, version, row_hash);

-- Each stream's newest row, so that the next one finds its predecessor's head.
create table trail.streams (
  store   text collate "C" not null,
  tenant  text collate "C" not null,
  stream  text collate "C" not null,
  version integer not null,
  head    bytea   not null,
  primary key (store, tenant, stream)
);
-- By whose id they are named, to find one that stands under two tenants. The terms are those of ids-of-two-tenants.sql.
create index streams_by_id on trail.streams (lower(split_part(split_part(stream, '/', 2), '.', 1)), tenant)
  where split_part(stream, '/', 1) not in ('person-grants', 'code', 'parked-message');

-- Which streams tell of a subject: an index, made by the catalogue of figures.
create table trail.subjects (
  subject text collate "C" not null,
  store   text collate "C" not null,
  tenant  text collate "C" not null,
  stream  text collate "C" not null,
  primary key (subject, store, tenant, stream)
);

-- Where the events of a stream happened (the organisation that the object belonged to then; empty where they do not say), and for
-- which audiences they are: who may see a trail is asked here, before anything is folded.
create table trail.places (
  store        text collate "C" not null,
  tenant       text collate "C" not null,
  stream       text collate "C" not null,
  organisation text collate "C" not null,
  audience     text collate "C" not null,
  primary key (store, tenant, stream, organisation, audience)
);

-- Desks that acted on the object of a stream, each of an organisation.
create table trail.acting_desks (
  store        text collate "C" not null,
  tenant       text collate "C" not null,
  stream       text collate "C" not null,
  desk         text collate "C" not null,
  organisation text collate "C" not null,
  primary key (store, tenant, stream, desk, organisation)
);

-- Whom the events of a stream name: persons and organisations, as what, by which step.
create table trail.parties (
  store     text    collate "C" not null,
  tenant    text    collate "C" not null,
  stream    text    collate "C" not null,
  version   integer not null,
  named_as  text    collate "C" not null,
  who       text    collate "C" not null,
  step      text    collate "C" not null,
  withdrawn boolean not null default false,
  primary key (store, tenant, stream, named_as, version, who)
);
create index parties_who on trail.parties (tenant, who);

-- Of those named as the same thing the newest event's are it.
create view trail.parties_now as
select p.store, p.tenant, p.stream, p.named_as, p.who
  from trail.parties p
 where not p.withdrawn
   and not exists (select from trail.parties n
                    where (n.store, n.tenant, n.stream, n.named_as) = (p.store, p.tenant, p.stream, p.named_as)
                      and n.version > p.version and not n.withdrawn);

-- How a stream stands: whether its procedure has ended, and the newest event that opened what was submitted blind before it.
create table trail.standings (
  store     text    collate "C" not null,
  tenant    text    collate "C" not null,
  stream    text    collate "C" not null,
  disclosed integer not null,
  -- Likewise to those who submitted beside.
  gathered  integer not null,
  -- Of the event that said how it stands; 0 where none has.
  version   integer not null,
  ended     boolean not null,
  primary key (store, tenant, stream)
);

-- Which organisation a subject belongs to (a project its unit, a person where they work), by the newest event that says so: what events that name no organisation belong to.
create table trail.subject_units (
  tenant      text    collate "C" not null,
  subject     text    collate "C" not null,
  unit        text    collate "C" not null,
  -- The event that says so, in the order in which a trail is folded.
  recorded_at text    collate "C" not null,
  store       text    collate "C" not null,
  stream      text    collate "C" not null,
  version     integer not null,
  primary key (tenant, subject)
);

-- One row a store that the trail listens to: through when its record is closed here, and how far it was read.
create table trail.sources (
  store          text collate "C" primary key,
  -- Every row recorded at or before it has been received; null until the first mark.
  closed_through text collate "C",
  -- What the feed needs to go on from here. Not part of any proof.
  progress       text collate "C"
);

-- The catalogue of figures and audiences that these were made by (SHA-256): with another one they are made anew.
create table trail.subjects_made_by (
  only_row boolean primary key default true check (only_row),
  catalogue text not null
);

-- What rules say, by the hash of exactly this text, as directory recorded it: from here a basis gets its article and words.
create table trail.rules_texts (
  hash text collate "C" primary key,
  text text not null
);

create function trail.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit trail is never changed (% on %)', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger rows_are_never_changed before update or delete or truncate on trail.rows
  for each statement execute function trail.refuse_change();
create trigger divergences_are_never_changed before update or delete or truncate on trail.divergences
  for each statement execute function trail.refuse_change();
-- In sessions that switch ordinary triggers off, too.
alter table trail.rows enable always trigger rows_are_never_changed;
alter table trail.divergences enable always trigger divergences_are_never_changed;
