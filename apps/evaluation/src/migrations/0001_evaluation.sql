-- Read models of evaluation. They can be dropped and built anew from the events.
create schema evaluation_read;

create table evaluation_read.evaluations (
  "tenant"      text    collate "C" not null,
  "targetId"    text    collate "C" not null,
  "version"     integer not null,
  "unitId"      text    collate "C",
  "subjectName" text,
  "budgetYear"  integer,
  "stage"       text    not null,
  "selfScore"   numeric,
  "findings"    integer not null,
  "score"       numeric,
  "grade"       text,
  "gradeName"   text,
  "demo"        boolean not null,
  primary key ("tenant", "targetId")
);
