-- When to look whether something became due. Alarms, not truth: what is due the deciders say, and these rows can be made anew from
-- the streams.
create schema due;

create table due.alarms (
  tenant         text collate "C" not null,
  stream         text collate "C" not null,
  -- What may become due of the stream: `round/monthly@2023-03-31/due`.
  what           text collate "C" not null,
  -- The first day on which to look; null while the holiday calendar does not reach so far.
  wake_on        date,
  -- The version of the stream with which the alarm was set: it names the command that looks.
  opened_version integer not null,
  -- The day for which somebody has looked. Where it is wake_on, nothing more is to be done of this alarm as it stands.
  looked_for     date,
  -- Whoever looks has the alarm until then; then anybody may.
  leased_until   timestamptz,
  primary key (tenant, stream, what)
);

-- Those that are still to be looked at, by day.
create index alarms_ahead on due.alarms (wake_on, tenant) where looked_for is distinct from wake_on;
-- Likewise of each tenant: whoever takes the tenants in turn reads the first of each, however many there are behind them.
create index alarms_in_turn on due.alarms (tenant, wake_on, stream, what) where looked_for is distinct from wake_on;

-- Streams of which is to be reckoned anew what lies ahead: they were appended to, or something that they rest on has changed.
create table due.reckonings (
  tenant     text collate "C" not null,
  stream     text collate "C" not null,
  -- Another one with each change: who has reckoned takes away the mark that they found, and no later one.
  mark       uuid not null default gen_random_uuid(),
  -- What could not be reckoned is left until then.
  not_before timestamptz not null default '-infinity',
  primary key (tenant, stream)
);
-- Of the tenants in turn, and of each in no order.
create index reckonings_in_turn on due.reckonings (tenant, mark);

-- What has changed on which streams rest: all of a tenant; one and all that are named after it and a dot; all that name a person.
-- Written by whoever changes it, and taken once that is committed, and its day has come.
create table due.changes (
  id     bigint generated always as identity primary key,
  tenant text collate "C",
  stream text collate "C",
  person text collate "C",
  -- The day from which it holds; null for what holds already.
  on_day date,
  check (num_nonnulls(tenant, person) = 1 and (stream is null or tenant is not null))
);

-- Every stream of which something may become due, with or without an alarm now.
create table due.streams (
  tenant  text    collate "C" not null,
  stream  text    collate "C" not null,
  -- What lies ahead of it was reckoned with its events up to this one at least.
  version integer not null,
  -- Persons whom it names: what is due of it is reckoned anew when one of them comes or goes.
  names   text[] collate "C" not null default '{}',
  primary key (tenant, stream)
);
create index streams_by_name on due.streams using gin (names);

-- What waits for somebody, as it was reckoned with the alarms.
create table due.tasks (
  tenant  text    collate "C" not null,
  stream  text    collate "C" not null,
  version integer not null,
  what    text    collate "C" not null,
  -- The first day that is named; null where none is.
  due_on  date,
  -- Desks at organisations, or persons: [{"desk", "organisation"} | {"person"}].
  whose   jsonb   not null,
  barred  text[]  collate "C" not null,
  body    jsonb   not null,
  primary key (tenant, stream, what)
);

-- Some of the streams that are marked, of the tenants in turn, and of a tenant in no order: where it is marked over and over, none is
-- left for last each time. What rests on a change is marked here, and not by whoever changed it:
-- only now can everybody read what has changed, so that whoever reckons such a stream for the first time at this moment, and is known
-- to nobody yet, either reads it or finds another mark. Whom a stream names is known only once it was reckoned, so that a person
-- marks anew whatever is marked.
-- Who marks many streams takes turns with whoever marks others in the same transaction: in whichever order each goes, they could wait
-- for one another. Nobody waits for a turn while nothing has changed.
create function due.marked_streams(most integer, today date) returns table (tenant text, stream text, mark uuid)
language plpgsql as $$
begin
  if exists (select from due.changes c where coalesce(c.on_day, today) <= today) then
    perform pg_advisory_xact_lock('due.reckonings'::regclass::oid::bigint);
  end if;
  with taken as (
    delete from due.changes c
     where c.id in (select o.id from due.changes o where coalesce(o.on_day, today) <= today
                     order by o.id limit 10000 for update skip locked)
    returning c.tenant, c.stream, c.person
  ), changed as (
    select distinct t.tenant, t.stream, t.person from taken t
  ), resting as (
    select c.tenant, c.stream from changed c where c.stream is not null
    union all
    select s.tenant, s.stream from changed c join due.streams s
        on s.tenant = c.tenant and s.stream > c.stream || '.' and s.stream < c.stream || '/'
    union all
    select r.tenant, r.stream from changed c join due.reckonings r
        on r.tenant = c.tenant and r.stream > c.stream || '.' and r.stream < c.stream || '/'
    union all
    select s.tenant, s.stream from changed c join due.streams s on s.tenant = c.tenant where c.stream is null
    union all
    select r.tenant, r.stream from changed c join due.reckonings r on r.tenant = c.tenant where c.stream is null
    union all
    select s.tenant, s.stream from changed c join due.streams s on s.names @> array[c.person]
    union all
    select r.tenant, r.stream from due.reckonings r where exists (select from changed c where c.person is not null)
  )
  insert into due.reckonings (tenant, stream)
  select distinct r.tenant, r.stream from resting r order by 1, 2
  on conflict on constraint reckonings_pkey do update set mark = gen_random_uuid(), not_before = '-infinity';
  return query
    with recursive tenants as (
      (select r.tenant from due.reckonings r order by r.tenant limit 1)
      union all
      select (select r.tenant from due.reckonings r where r.tenant > t.tenant order by r.tenant limit 1)
        from tenants t where t.tenant is not null
    )
    select m.tenant, m.stream, m.mark
      from tenants t
     cross join lateral (
       select first.*, row_number() over (order by first.mark) as turn
         from (select r.tenant, r.stream, r.mark from due.reckonings r
                where r.tenant = t.tenant and r.not_before < clock_timestamp() order by r.mark limit most) first) m
     order by m.turn, m.tenant
     limit most;
end $$;
