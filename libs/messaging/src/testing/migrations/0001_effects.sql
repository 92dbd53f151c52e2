-- What the handlers of tests do: one row an effect, in the order in which they took place.
create schema effects;
create table effects.log (
  place       bigserial primary key,
  consumer    text    not null,
  type        text    not null,
  tenant      text    not null,
  stream      text    not null,
  version     integer not null,
  incarnation integer not null,
  body        text    not null,
  instance    text    not null
);
-- What is to go wrong: a handler that meets such a row fails in that way, as often as it says.
create table effects.faults (
  consumer text    not null,
  stream   text    not null,
  version  integer not null,
  fails    text    not null,
  times    integer not null,
  primary key (consumer, stream, version)
);
