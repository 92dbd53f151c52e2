-- What is read over all services, joined from copies of their facts. It can be dropped and joined anew.
create schema overview_read;

-- A subject in a year.
create table overview_read.subject_years_1 (
  tenant        text    collate "C" not null,
  subject       text    collate "C" not null,
  year          integer not null,
  unit          text    collate "C" not null,
  department    text    collate "C" not null,
  name          text    not null,
  official_code text,
  kind          text    not null,
  nature        text    not null,
  status        text    not null,
  level         text,
  class         text,
  within        text    collate "C",
  is_new        boolean,
  is_key        boolean not null,
  is_major      boolean not null,
  -- registered, requested, approved, evaluating, evaluated
  stage         text    not null,
  -- own or sum-of-parts; totals take own lines alone. Null while no line is known.
  composition   text,
  approved_from date,
  -- Yuan, as they hold on the day on which the row was joined.
  control       numeric,
  requested     numeric,
  budget        numeric,
  -- What the treasury has paid by that day, as far as it has said.
  executed      numeric,
  payment       text,
  -- {"period", "declaration", "status": "approved" | "adjusted"}
  target        jsonb,
  warnings      jsonb   not null,
  -- The worst light that is on: 2 red, 1 yellow, 0 none.
  light         integer not null,
  evaluations   jsonb   not null,
  -- Of the conclusion that came last; another's before one of itself.
  score         numeric,
  grade         text,
  -- {"type", "period", "number", "isReEvaluation", "status", "disposal", "change", "actsOn", "rules"}; null while there is none.
  result        jsonb,
  -- {"status", "rectifications", "problems", "rectified"}; null while nothing is to be put right.
  rectification jsonb,
  -- {"status", "number"}: the one opened last; null while nothing is to be disclosed.
  disclosure    jsonb,
  -- The day on which some of it is otherwise by itself: the row is joined anew then.
  changes_on    date,
  primary key (tenant, subject, year)
);
create index subject_years_1_by_year on overview_read.subject_years_1 (tenant, year, name);
create index subject_years_1_changing on overview_read.subject_years_1 (changes_on) where changes_on is not null;

-- Whom the objects of a subject name that are under way: persons and organisations of whatever tenant.
create table overview_read.parties_1 (
  tenant  text collate "C" not null,
  subject text collate "C" not null,
  who     text collate "C" not null,
  primary key (tenant, who, subject)
);
create index parties_1_by_subject on overview_read.parties_1 (tenant, subject);

-- Subjects of which something was told since their rows were joined. One row a fact: whoever tells waits for nobody.
create table overview_read.told (
  number  bigint generated always as identity primary key,
  tenant  text collate "C" not null,
  subject text collate "C" not null
);

create function overview_read.tell() returns trigger language plpgsql as $$
begin
  insert into overview_read.told (tenant, subject) values (new.tenant, new.data->>'subject');
  return null;
end
$$;
create trigger tell after insert or update on copies.facts for each row execute function overview_read.tell();

-- All that is known of a subject; and how new what a producer told is.
create index facts_by_subject on copies.facts (tenant, (data->>'subject'));
create index facts_by_store on copies.facts (store, recorded_at);
