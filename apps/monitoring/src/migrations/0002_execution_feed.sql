-- What the treasury sends, row by row, from when it is read until it is recorded; and what became of each row, for whoever asks.
-- The history holds what was accepted and every amount that changed.
create schema execution_feed;

create table execution_feed.batches (
  tenant      text        collate "C" not null,
  batch       text        collate "C" not null,
  upload      uuid        not null,
  hash        text        not null,
  status      text        not null check (status in ('refused', 'accepted', 'recorded')),
  lines       integer     not null,
  rejected    integer     not null,
  sum         numeric     not null,
  -- Who sent it, by which authority and under which rules: its lines are recorded so, too.
  command     jsonb       not null,
  primary key (tenant, batch)
);
-- What is not recorded yet is looked for after each start.
create index on execution_feed.batches (tenant, batch) where status = 'accepted';

-- What is read and came to no batch yet: of somebody who was stopped it is forgotten after a day.
create table execution_feed.uploads (
  upload  uuid        not null primary key default gen_random_uuid(),
  began   timestamptz not null default now()
);

create table execution_feed.rows (
  upload   uuid    not null,
  number   integer not null,
  -- As it was sent, for whoever looks for the row in the file.
  sent     jsonb   not null,
  subject  text    collate "C",
  year     integer,
  unit     text    collate "C",
  part     jsonb,
  paid_on  text    collate "C",
  amount   numeric,
  voucher  text,
  flaw     text,
  chunk    integer,
  became   text check (became in ('changed', 'unchanged')),
  before   numeric,
  primary key (upload, number)
);
create index on execution_feed.rows (upload, chunk);
