-- A person who is erased keeps their row, since events know them by its id; who they were is gone from it.
alter table directory.people add column erased_at timestamptz;

-- Who erased whom, and why. No event says why: a reason can name what was to be forgotten, and this row can be changed.
create table directory.erasures (
  person_id uuid primary key references directory.people,
  erased_by text not null,
  reason    text not null,
  at        timestamptz not null default clock_timestamp()
);

-- The key under which text about a person is sealed in events, wrapped by the installation's own key, which stands in no database.
-- Made when first needed; an erasure deletes it.
create table directory.person_keys (
  person_id  uuid  primary key references directory.people,
  -- Nonce, ciphertext and tag of AES-256-GCM.
  wrapped    bytea not null,
  -- Which key wraps it: the beginning of that key's hash.
  wrapped_by text  collate "C" not null
);
create index person_keys_by_wrapping on directory.person_keys (wrapped_by);
