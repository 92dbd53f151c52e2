-- Read models of monitoring. They can be dropped and built anew from the events.
create schema monitoring_read;

create table monitoring_read.years_1 (
  tenant    text    collate "C" not null,
  subject   text    collate "C" not null,
  year      integer not null,
  version   integer not null,
  rounds    jsonb   not null,
  warnings  jsonb   not null,
  proposals jsonb   not null,
  marks     jsonb   not null,
  demo      boolean not null,
  -- The worst light that is on: 2 red, 1 yellow, 0 none.
  light     integer generated always as (
    case when warnings @> '[{"light": "red"}]' then 2 when warnings @> '[{"light": "yellow"}]' then 1 else 0 end) stored,
  primary key (tenant, subject, year)
);
