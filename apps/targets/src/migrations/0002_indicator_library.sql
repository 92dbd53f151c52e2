-- One row a version of an indicator of the library, and of a framework.
create table targets_read.library_entries_1 (
  "tenant"       text collate "C" not null,
  "owner"        text collate "C" not null,
  "entry"        text collate "C" not null,
  "version"      integer not null,
  "level1"       text not null,
  "level2"       text,
  "name"         text not null,
  "direction"    text not null,
  "measure"      text,
  "quantifiable" boolean not null,
  "standard"     jsonb,
  "method"       text,
  "valueFrom"    text,
  "fields"       text[] not null,
  "from"         text collate "C" not null,
  "retiredFrom"  text collate "C",
  "recordedAt"   text collate "C" not null,
  primary key ("tenant", "owner", "entry", "version")
);
create index library_entries_1_by_time on targets_read.library_entries_1 ("tenant", "recordedAt");

create table targets_read.library_frameworks_1 (
  "tenant"      text collate "C" not null,
  "owner"       text collate "C" not null,
  "framework"   text collate "C" not null,
  "version"     integer not null,
  "name"        text not null,
  "for"         text,
  "document"    text,
  "entries"     integer not null,
  "levels"      jsonb not null,
  "from"        text collate "C" not null,
  "retiredFrom" text collate "C",
  "recordedAt"  text collate "C" not null,
  primary key ("tenant", "owner", "framework", "version")
);
create index library_frameworks_1_by_time on targets_read.library_frameworks_1 ("tenant", "recordedAt");

-- Which targets are declared by an entry: asked of what each of them declares now.
create index periods_1_by_entry on targets_read.periods_1 using gin (("target" #> '{declared,indicators}') jsonb_path_ops);
