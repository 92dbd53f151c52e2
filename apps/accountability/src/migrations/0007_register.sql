-- Entries of registers, with what they were rated, by which they are ranked. It can be dropped and built anew from the events.
create table accountability_read.register_entries_1 (
  "tenant"    text    collate "C" not null,
  "id"        text    collate "C" not null,
  "version"   integer not null,
  "register"  text    not null,
  "kind"      text,
  "of"        text    not null,
  "about"     text    collate "C" not null,
  "number"    integer not null,
  "named"     text,
  "occasion"  text,
  "status"    text    not null,
  "enteredOn" date,
  "leftOn"    date,
  "overdueSince" date,
  "rated"     jsonb   not null,
  "ratingSum" numeric not null,
  "ratings"   integer not null,
  "demo"      boolean not null,
  primary key ("tenant", "id")
);
-- Each is ranked among those of its register.
create index register_entries_1_register on accountability_read.register_entries_1 ("tenant", "register", "status");
