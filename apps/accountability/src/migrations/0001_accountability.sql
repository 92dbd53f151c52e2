-- Read models of accountability. They can be dropped and built anew from the events.
create schema accountability_read;

create table accountability_read.results_1 (
  "tenant"   text    collate "C" not null,
  "subject"  text    collate "C" not null,
  "year"     integer not null,
  "version"  integer not null,
  "type"     text    not null,
  "score"    numeric,
  "grade"    text,
  "status"   text    not null,
  "decision" integer,
  "disposal" text,
  "change"   numeric,
  "actsOn"   integer,
  "rules"    text,
  "overdue"  text[]  not null,
  "demo"     boolean not null,
  primary key ("tenant", "subject", "year")
);
