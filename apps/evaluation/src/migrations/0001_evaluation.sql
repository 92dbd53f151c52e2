-- Read models of evaluation. They can be dropped and built anew from the events.
create schema evaluation_read;

create table evaluation_read.evaluations_1 (
  "tenant"    text    collate "C" not null,
  "id"        text    collate "C" not null,
  "version"   integer not null,
  "subject"   text    collate "C" not null,
  "type"      text    collate "C" not null,
  "period"    text    collate "C" not null,
  "number"    integer not null,
  "year"      integer not null,
  "status"    text    not null,
  "ofItself"  boolean not null,
  "openedOn"  date,
  "selfTotal" numeric,
  "findings"  integer not null,
  "conclusion" jsonb,
  "choice"    jsonb,
  "rules"     text,
  "overdue"   text[]  not null,
  "parties"   text[]  not null,
  "demo"      boolean not null,
  primary key ("tenant", "id")
);

create index on evaluation_read.evaluations_1 ("tenant", "subject");
create index on evaluation_read.evaluations_1 using gin ("parties");
