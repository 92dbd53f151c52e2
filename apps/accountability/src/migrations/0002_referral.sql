-- Referrals, of which only those know who act in their procedure. It can be dropped and built anew from the events.
create table accountability_read.referrals_1 (
  "tenant"       text    collate "C" not null,
  "id"           text    collate "C" not null,
  "version"      integer not null,
  "subject"      text    collate "C" not null,
  "organisation" text    collate "C" not null,
  "persons"      text[]  not null,
  "trigger"      text    not null,
  "openedOn"     date    not null,
  "issuedBy"     text,
  "ended"        boolean not null,
  "procedure"    text    not null,
  "rules"        text    not null,
  "demo"         boolean not null,
  primary key ("tenant", "id")
);
