-- Read models of targets. They can be dropped and built anew from the events.
create schema targets_read;

create table targets_read.subjects_1 (
  "tenant"       text collate "C" not null,
  "subject"      text collate "C" not null,
  "version"      integer not null,
  "status"       text not null,
  "unit"         text collate "C" not null,
  "department"   text collate "C" not null,
  "kind"         text not null,
  "nature"       text not null,
  "name"         text not null,
  "officialCode" text,
  "isKey"        boolean not null,
  "isMajor"      boolean not null,
  "recordedAt"   text collate "C" not null,
  -- What the events fold to: the next one is folded into it.
  "state"        jsonb not null,
  primary key ("tenant", "subject")
);
create index subjects_1_by_time on targets_read.subjects_1 ("tenant", "recordedAt", "subject");

-- One row a subject and period: the target of the period, and the money of the year that is called the same.
create table targets_read.periods_1 (
  "tenant"            text collate "C" not null,
  "subject"           text collate "C" not null,
  "period"            text collate "C" not null,
  "year"              integer not null,
  "scheme"            text,
  "rules"             text,
  "status"            text,
  "openSteps"         text[] not null,
  "targetVersion"     integer not null,
  "budgetLineVersion" integer not null,
  "declaration"       integer,
  "indicators"        integer not null,
  "findings"          integer not null,
  "own"               boolean not null,
  "requested"         numeric,
  "control"           numeric,
  "cut"               numeric,
  "approved"          numeric,
  "inForce"           numeric,
  "payment"           text,
  "demo"              boolean not null,
  "recordedAt"        text collate "C" not null,
  "target"            jsonb,
  "line"              jsonb,
  primary key ("tenant", "subject", "period")
);
create index periods_1_by_year on targets_read.periods_1 ("tenant", "year", "recordedAt");

-- One row an ex-ante assessment.
create table targets_read.assessments_1 (
  "tenant"     text collate "C" not null,
  "id"         text collate "C" not null,
  "version"    integer not null,
  "subject"    text collate "C" not null,
  "number"     integer not null,
  "procedure"  text not null,
  "year"       integer not null,
  "requested"  boolean not null,
  "openedOn"   date not null,
  "filedAt"    text collate "C" not null,
  "ended"      boolean not null,
  "openSteps"  text[] not null,
  "conclusion" text,
  "score"      numeric,
  "late"       boolean,
  "effects"    text[] not null,
  "library"    text,
  "parties"    text[] not null,
  "rules"      text not null,
  "demo"       boolean not null,
  "state"      jsonb not null,
  primary key ("tenant", "id")
);
create index assessments_1_of_subject on targets_read.assessments_1 ("tenant", "subject");
create index on targets_read.assessments_1 using gin ("parties");
