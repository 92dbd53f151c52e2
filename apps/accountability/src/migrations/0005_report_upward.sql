-- Reports of results, with how far each is. It can be dropped and built anew from the events.
create table accountability_read.reports_upward_1 (
  "tenant"       text    collate "C" not null,
  "id"           text    collate "C" not null,
  "version"      integer not null,
  "organisation" text    collate "C" not null,
  "year"         integer not null,
  "report"       text    not null,
  "status"       text    not null,
  "results"      integer not null,
  "compiledOn"   date,
  "submittedOn"  date,
  "demo"         boolean not null,
  primary key ("tenant", "id")
);
