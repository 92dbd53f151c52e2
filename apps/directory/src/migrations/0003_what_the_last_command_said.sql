-- SHA-256 of what the command said that changed the row last, passwords aside: its repeat is told from another command under its id.
alter table directory.people add column changed_by_hash text not null default '';
