-- The read model of files. It can be dropped and built anew from the events.
create schema evidence_read;

create table evidence_read.files_1 (
  "tenant"       text    collate "C" not null,
  "id"           text    collate "C" not null,
  "object"       text    collate "C" not null,
  "file"         text    collate "C" not null,
  "version"      integer not null,
  "organisation" text    not null,
  "name"         text    not null,
  "format"       text    not null,
  "size"         bigint  not null,
  "hash"         text    collate "C" not null,
  "internal"     boolean not null,
  "status"       text    not null,
  "by"           text    not null,
  "recordedAt"   timestamptz not null,
  primary key ("tenant", "id")
);
-- The files of an object; and whether bytes are anybody's, when the store is swept or a file is erased.
create index files_of_object on evidence_read.files_1 ("tenant", "object", "recordedAt");
create index files_by_hash on evidence_read.files_1 ("tenant", "hash");

-- Tickets by which files are read: for one person, one file and a minute. Of a ticket its hash alone is kept.
create schema evidence_tickets;
create table evidence_tickets.tickets (
  hash       text        collate "C" primary key,
  tenant     text        not null,
  id         text        not null,
  person_id  text        not null,
  -- They read as auditors.
  audits     boolean     not null,
  expires_at timestamptz not null
);
create index tickets_by_end on evidence_tickets.tickets (expires_at);

-- Every file that was read: by whom, and when. The service adds rows and has no right to change or remove one: see appendOnlySchemas.
create schema evidence_log;
create table evidence_log.reads (
  number    bigint      generated always as identity primary key,
  at        timestamptz not null default clock_timestamp(),
  tenant    text        collate "C" not null,
  object    text        collate "C" not null,
  file      text        collate "C" not null,
  person_id text        not null,
  audits    boolean     not null
);
create index reads_of_tenant on evidence_log.reads (tenant, number);
