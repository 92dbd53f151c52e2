-- Rows that are no events: who people are, and how they prove it. They can be changed and erased; the record is not touched by that.
create schema directory;

create table directory.people (
  id              uuid    primary key,
  -- Of the account's stream: the jurisdiction in which the person was registered, for ever.
  tenant          uuid    not null,
  -- NFKC, lower case.
  account_name    text    collate "C" not null unique,
  display_name    text    not null,
  -- Where the person works. It says who may administer them, not what they may do.
  organisation_id uuid    not null,
  disabled_at     timestamptz,
  -- Of the account's stream, and how much of it the person was told at a sign-in.
  version         integer not null default 0,
  told_version    integer not null default 0
);
create index people_by_organisation on directory.people (organisation_id, id);

create table directory.credentials (
  person_id     uuid primary key references directory.people,
  -- Argon2id in the PHC string format; parameters are part of it.
  password_hash text        not null,
  -- Set by somebody else: the person chooses their own at the first sign-in.
  must_change   boolean     not null,
  changed_at    timestamptz not null default clock_timestamp()
);

-- Sessions and tokens are known by the hash of a random secret: who reads this table can sign in with none of them.
create table directory.sessions (
  secret_hash  bytea       primary key,
  person_id    uuid        not null references directory.people,
  started_at   timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz not null default clock_timestamp(),
  ends_at      timestamptz not null
);
create index sessions_by_person on directory.sessions (person_id);
create index sessions_by_end on directory.sessions (ends_at);

create table directory.api_tokens (
  id           uuid        primary key,
  secret_hash  bytea       not null unique,
  person_id    uuid        not null references directory.people,
  name         text        not null,
  read_only    boolean     not null,
  -- Of the person's desks, those that it acts for; null: all of them.
  desks        text[],
  created_at   timestamptz not null default clock_timestamp(),
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index api_tokens_by_person on directory.api_tokens (person_id, id);

-- Failed sign-ins, counted by account and address together, by account, and by address. Subjects are hashes: people type passwords
-- into the wrong field.
create table directory.sign_in_attempts (
  subject      bytea       primary key,
  failed       integer     not null,
  -- An attempt before that comes too early.
  next_at      timestamptz not null,
  forgotten_at timestamptz not null
);
create index sign_in_attempts_by_end on directory.sign_in_attempts (forgotten_at);

-- Every attempt to sign in. The service adds rows and has no right to change or remove one: see appendOnlySchemas.
create schema directory_log;
create table directory_log.sign_ins (
  number    bigint      generated always as identity primary key,
  at        timestamptz not null default clock_timestamp(),
  -- Null where there is no such account. What was typed then is not kept.
  person_id uuid,
  outcome   text        not null check (outcome in ('signed-in', 'refused', 'slowed-down')),
  address   text        not null,
  -- Of the address: an IPv6 address counts with the 2^64 around it.
  network   text        not null
);
create index sign_ins_by_person on directory_log.sign_ins (person_id, number);

-- A rule set's name is of one jurisdiction in the whole installation: others know the set by it.
create table directory.rule_set_names (
  rule_set_id     text collate "C" primary key,
  jurisdiction_id uuid not null
);

-- Bodies that adopted rules of their own, or settled what theirs are silent on: what they go by is published anew when something changes above them.
create table directory.adopters (
  tenant  text collate "C" not null,
  body_id text collate "C" not null,
  scheme  text collate "C" not null,
  primary key (body_id, scheme)
);
