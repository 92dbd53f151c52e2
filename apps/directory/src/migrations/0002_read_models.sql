-- Read models. They can be dropped and built anew from the events.
create schema directory_read;

create table directory_read.grants (
  "tenant"         text    collate "C" not null,
  "personId"       text    collate "C" not null,
  "desk"           text    collate "C" not null,
  "organisationId" text    collate "C" not null,
  -- First and last day.
  "from"           text    collate "C",
  "to"             text    collate "C",
  "standsInFor"    text    collate "C",
  "held"           boolean not null,
  "changedAt"      text    not null,
  "changedBy"      text    not null,
  primary key ("tenant", "personId", "desk", "organisationId")
);
-- Every request of a person begins here.
create index grants_held on directory_read.grants ("personId") where "held";
create index grants_handed on directory_read.grants ("standsInFor") where "standsInFor" is not null;

create table directory_read.rule_set_versions (
  "ruleSetId"    text    collate "C" not null,
  "version"      integer not null,
  "tenant"       text    collate "C" not null,
  "hash"         text    collate "C" not null,
  "status"       text    not null,
  "content"      json    not null,
  "proposedBy"   text    not null,
  "decidedBy"    text,
  "decidedAt"    text,
  "reason"       text,
  "streamVersion" integer not null,
  primary key ("ruleSetId", "version")
);
create index rule_set_versions_by_hash on directory_read.rule_set_versions ("hash");

create table directory_read.adoptions (
  "bodyId"         text    collate "C" not null,
  "scheme"         text    not null,
  "effectiveFrom"  text    collate "C" not null,
  "tenant"         text    collate "C" not null,
  "ruleSetId"      text    collate "C" not null,
  "ruleSetVersion" integer not null,
  "proposedBy"     text    not null,
  "approvedBy"     text    not null,
  "approvedAt"     text    not null,
  "streamVersion"  integer not null,
  primary key ("bodyId", "scheme", "effectiveFrom")
);
create index adoptions_by_tenant on directory_read.adoptions ("tenant");
