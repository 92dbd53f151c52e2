-- Disclosures, with what became of each. It can be dropped and built anew from the events.
create table accountability_read.disclosures_1 (
  "tenant"   text    collate "C" not null,
  "id"       text    collate "C" not null,
  "version"  integer not null,
  "subject"  text    collate "C" not null,
  "year"     integer not null,
  "number"   integer not null,
  "status"   text    not null,
  "openedOn" date    not null,
  "results"  integer not null,
  "targets"  integer not null,
  "address"  text,
  "overdue"  text[]  not null,
  "rules"    text,
  "demo"     boolean not null,
  primary key ("tenant", "id")
);
