-- A person who is erased keeps their row, since events know them by its id; who they were is gone from it.
alter table directory.people add column erased_at timestamptz;

-- Who erased whom, and why. No event says why: a reason can name what was to be forgotten, and this row can be changed.
create table directory.erasures (
  person_id uuid primary key references directory.people,
  erased_by text not null,
  reason    text not null,
  at        timestamptz not null default clock_timestamp()
);
