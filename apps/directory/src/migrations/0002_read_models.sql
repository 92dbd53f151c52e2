-- Read models. They can be dropped and built anew from the events.
create schema directory_read;

create table directory_read.organisations (
  "organisationId" text   collate "C" primary key,
  "jurisdictionId" text   collate "C" not null,
  "parentId"       text   collate "C",
  "path"           text[] not null,
  "kind"           text   not null,
  "name"           text   not null,
  "level"          text,
  "code"           text,
  "version"        integer not null
);
create index organisations_by_path on directory_read.organisations using gin ("path");

create table directory_read.grants (
  "tenant"         text    collate "C" not null,
  "personId"       text    collate "C" not null,
  "role"           text    not null,
  "organisationId" text    collate "C" not null,
  "held"           boolean not null,
  "changedAt"      text    not null,
  "changedBy"      text    not null,
  primary key ("personId", "role", "organisationId")
);
-- Every request of a person begins here.
create index grants_held on directory_read.grants ("personId") where "held";

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
