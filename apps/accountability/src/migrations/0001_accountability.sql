-- Read models of accountability. They can be dropped and built anew from the events.
create schema accountability_read;

create table accountability_read.results (
  "tenant"            text    collate "C" not null,
  "targetId"          text    collate "C" not null,
  "version"           integer not null,
  "unitId"            text    collate "C",
  "subjectName"       text,
  "budgetYear"        integer,
  "stage"             text    not null,
  "departmentGrade"   text,
  "score"             numeric,
  "grade"             text,
  "gradeName"         text,
  "proposedDisposals" text[]  not null,
  "proposedReferrals" text[]  not null,
  "disposal"          text,
  "reductionYuan"     numeric,
  "referrals"         integer not null,
  "names"             jsonb   not null,
  "demo"              boolean not null,
  primary key ("tenant", "targetId")
);

-- Lists go by year, newest target first; ids are UUIDs of version 7, so that their order is that of time.
create index results_by_year on accountability_read.results ("tenant", "budgetYear", "targetId" desc);
