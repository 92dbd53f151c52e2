-- What this service knows of directory: its own copy, filled from directory's contracts.
create schema directory_copy;

create table directory_copy.organisations (
  id              text   collate "C" primary key,
  kind            text   not null,
  name            text   not null,
  jurisdiction_id text   collate "C" not null,
  path            text[] not null
);

-- Content by hash for ever: a replayed decision finds the rules of its day.
create table directory_copy.rule_sets (
  hash             text    collate "C" primary key,
  rule_set_id      text    collate "C" not null,
  rule_set_version integer not null,
  content          json    not null,
  unique (rule_set_id, rule_set_version)
);

create table directory_copy.adoptions (
  body_id          text    collate "C" not null,
  scheme           text    collate "C" not null,
  effective_from   date    not null,
  rule_set_id      text    collate "C" not null,
  rule_set_version integer not null,
  -- Of two adoptions for the same day the later version of the body's stream holds.
  stream_version   integer not null,
  primary key (body_id, scheme, effective_from)
);
