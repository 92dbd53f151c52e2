-- What this service keeps of others' facts. Can be dropped: it is filled anew.
create schema copies;

create table copies.facts (
  copy        text collate "C" not null,
  tenant      text collate "C" not null,
  key         text collate "C" not null,
  -- The fact that it was taken from: what a decision that reads it is based on.
  store       text collate "C" not null,
  stream      text collate "C" not null,
  version     integer not null,
  recorded_at text collate "C" not null,
  data        json not null,
  primary key (copy, tenant, key)
);

-- Everything that was told of what decisions rest on, and not the newest alone: what it said then is held against what it says now.
create table copies.told (
  copy        text    collate "C" not null,
  tenant      text    collate "C" not null,
  store       text    collate "C" not null,
  stream      text    collate "C" not null,
  version     integer not null,
  -- The contract's.
  type        text    collate "C" not null,
  recorded_at text    collate "C" not null,
  data        json    not null,
  primary key (tenant, store, stream, version, copy)
);
