-- What this service knows of directory: its own copy, filled from directory's contracts.
create schema directory_copy;

create table directory_copy.organisations (
  tenant         text    collate "C" not null,
  -- Known under one tenant for ever: what names it under another is refused.
  id             text    collate "C" not null unique,
  parent_id      text    collate "C",
  merged_into    text    collate "C",
  -- What it lies below: what took it over, else its parent; nothing for a root.
  above          text    collate "C" generated always as (coalesce(merged_into, parent_id)) stored,
  nature         text    not null,
  kind           text    not null,
  name           text    not null,
  short_name     text,
  level          text,
  code           text,
  -- The desks that it bears for its jurisdiction.
  desks          text[]  not null,
  -- The desks that look after it, by day: [{"from", "desk"}].
  counterparts   jsonb   not null default '[]',
  effective_from date    not null,
  -- Of its stream.
  version        integer not null,
  -- Ids from the root to this one, both included. Null while it waits for what it lies below.
  path           text[]  collate "C",
  primary key (tenant, id)
);
-- A child is found when its parent comes.
create index organisations_by_above on directory_copy.organisations (above);
-- What a grant reaches: everything whose path holds an organisation.
create index organisations_by_path on directory_copy.organisations using gin (path);

-- What one took over is found when somebody of it asks for what is theirs.
create index organisations_by_successor on directory_copy.organisations (merged_into) where merged_into is not null;

-- All that went into one of these, and into what went into them: what names them means who took them over.
create function directory_copy.taken_over_by(organisations text[]) returns setof text language sql stable as $$
  with recursive taken (id) as (
    select o.id from directory_copy.organisations o where o.merged_into = any (organisations)
    union
    select o.id from directory_copy.organisations o join taken on o.merged_into = taken.id)
  select id from taken
$$;

-- What goes on in the place of an organisation: itself, unless it was taken over.
create function directory_copy.goes_on_as(organisation text) returns text language sql stable as $$
  with recursive way (id, merged_into) as (
    select o.id, o.merged_into from directory_copy.organisations o where o.id = organisation
    union
    select o.id, o.merged_into from directory_copy.organisations o join way on o.id = way.merged_into)
  select coalesce((select id from way where merged_into is null), organisation)
$$;

-- Whether somebody of one organisation works at another, or at what took that over: it lies there, or below. Only these stand in there.
create function directory_copy.works_at(own text, there text) returns boolean language sql stable as $$
  select exists (select from directory_copy.organisations o
    where o.id = own and directory_copy.goes_on_as(there) = any (o.path))
$$;

-- Which desks people fill, by ids alone: who is to be named in an object is looked up here.
create table directory_copy.person_desks (
  tenant          text collate "C" not null,
  person_id       text collate "C" not null,
  desk            text collate "C" not null,
  organisation_id text collate "C" not null,
  from_day        date,
  to_day          date,
  stands_in_for   text collate "C",
  primary key (tenant, person_id, desk, organisation_id)
);
create index person_desks_by_person on directory_copy.person_desks (person_id);

create table directory_copy.accounts (
  person_id       text    collate "C" primary key,
  tenant          text    collate "C" not null,
  -- Where the person works.
  organisation_id text    collate "C" not null,
  enabled         boolean not null
);

-- The desks that are filled on a day, by whom can sign in. Whoever stands in for somebody does so while these fill the desk themselves,
-- and while they work there.
create function directory_copy.desks_filled(day date) returns setof directory_copy.person_desks language sql stable as $$
  select d.* from directory_copy.person_desks d
    join directory_copy.accounts a on a.person_id = d.person_id and a.enabled
   where coalesce(d.from_day, '-infinity') <= day and day <= coalesce(d.to_day, 'infinity')
     and (d.stands_in_for is null or directory_copy.works_at(a.organisation_id, d.organisation_id) and exists (
       select from directory_copy.person_desks own
         join directory_copy.accounts o on o.person_id = own.person_id and o.enabled
        where own.person_id = d.stands_in_for and own.desk = d.desk and own.stands_in_for is null
          and directory_copy.goes_on_as(own.organisation_id) = directory_copy.goes_on_as(d.organisation_id)
          and coalesce(own.from_day, '-infinity') <= day and day <= coalesce(own.to_day, 'infinity')))
$$;

-- When a person last left something: their office, or a desk that was taken from them. UTC instant at which directory recorded it.
create table directory_copy.departures (
  person_id text collate "C" primary key,
  left_at   text collate "C" not null
);

-- What came of layers, by the hash of exactly this text, for ever.
create table directory_copy.rules_texts (
  hash text collate "C" primary key,
  text text not null
);

-- Which text a body goes by in a scheme, from which day on.
create table directory_copy.rules_timetables (
  tenant  text collate "C" not null,
  body_id text collate "C" not null,
  scheme  text collate "C" not null,
  rows    json not null,
  primary key (tenant, body_id, scheme)
);

create table directory_copy.calendars (
  tenant   text collate "C" not null,
  body_id  text collate "C" not null,
  from_day date not null,
  hash     text collate "C" not null,
  text     text not null,
  primary key (tenant, body_id, from_day)
);
create index calendars_by_hash on directory_copy.calendars (hash);

-- Through when everything that governs was taken in, part by part of its topic.
create table directory_copy.closed (
  topic   text    collate "C" not null,
  part    integer not null,
  parts   integer not null,
  -- UTC instant, microseconds.
  through text    collate "C" not null,
  primary key (topic, part)
);
