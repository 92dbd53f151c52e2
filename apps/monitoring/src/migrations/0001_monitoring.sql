-- Read models of monitoring. They can be dropped and built anew from the events.
create schema monitoring_read;

create table monitoring_read.subjects (
  "tenant"      text    collate "C" not null,
  "targetId"    text    collate "C" not null,
  "version"     integer not null,
  "unitId"      text    collate "C",
  "subjectName" text,
  "budgetYear"  integer,
  "rounds"      text[]  not null,
  "reported"    text[]  not null,
  "light"       text,
  "warnings"    jsonb   not null,
  "proposals"   integer not null,
  "demo"        boolean not null,
  primary key ("tenant", "targetId")
);
