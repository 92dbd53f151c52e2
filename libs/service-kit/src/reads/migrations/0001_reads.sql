-- Every read of an auditor: by whom, by which grants, of what, and when. The service adds rows and has no right to change or remove
-- one: see appendOnlySchemas.
create schema read_log;

create table read_log.reads (
  number      bigint      generated always as identity primary key,
  -- The real clock, never a demo's.
  at          timestamptz not null default clock_timestamp(),
  -- The jurisdiction in the address; null where it names none.
  tenant      text        collate "C",
  person_id   text        collate "C" not null,
  -- The organisations over which the person's grants let them audit, with all below.
  audits_over text[]      collate "C" not null,
  -- Without what was asked for in the query: people type names there, which an erasure would not reach.
  address     text        collate "C" not null,
  outcome     text        not null check (outcome in ('answered', 'refused'))
);
create index reads_of_tenant on read_log.reads (tenant, number);
