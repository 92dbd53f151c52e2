-- Rectifications, with how much of what was fed back is put right. It can be dropped and built anew from the events.
create table accountability_read.rectifications_1 (
  "tenant"    text    collate "C" not null,
  "id"        text    collate "C" not null,
  "version"   integer not null,
  "subject"   text    collate "C" not null,
  "year"      integer not null,
  "origin"    text    not null,
  "status"    text    not null,
  "openedOn"  date    not null,
  "limit"     date,
  "problems"  text[]  not null,
  "answered"  text[]  not null,
  "rectified" integer not null,
  "overdue"   text[]  not null,
  "rules"     text,
  "demo"      boolean not null,
  primary key ("tenant", "id")
);
