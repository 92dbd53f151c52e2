-- How the tables of other systems are read: what a jurisdiction keeps, by the last version.
create table directory_read.exchange_mappings (
  "tenant"        text    collate "C" not null,
  "mapping"       text    collate "C" not null,
  "version"       integer not null,
  "name"          text    not null,
  "table"         text    not null,
  "status"        text    not null,
  "changedBy"     text    not null,
  "changedAt"     text    not null,
  "streamVersion" integer not null,
  primary key ("tenant", "mapping")
);
