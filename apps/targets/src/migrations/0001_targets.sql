-- Read models of targets. They can be dropped and built anew from the events.
create schema targets_read;

create table targets_read.targets (
  "tenant"                text    collate "C" not null,
  "targetId"              text    collate "C" not null,
  "unitId"                text    collate "C",
  "subjectKind"           text,
  "subjectName"           text,
  "budgetYear"            integer,
  "status"                text,
  "targetVersion"         integer not null,
  "budgetLineVersion"     integer not null,
  "requestedYuan"         numeric,
  "approvedYuan"          numeric,
  "inForceYuan"           numeric,
  "nextControlNumberYuan" numeric,
  "paymentStatus"         text,
  "findings"              integer not null,
  "demo"                  boolean not null,
  primary key ("tenant", "targetId")
);

-- Lists go by year, newest target first; ids are UUIDs of version 7, so that their order is that of time.
create index targets_by_year on targets_read.targets ("tenant", "budgetYear", "targetId" desc);
