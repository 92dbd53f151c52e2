-- Makes the store known and holds its row: one batch of a store at a time.
insert into trail.sources as s (store) values ($1)
on conflict (store) do update set progress = s.progress
returning s.progress, s.closed_through
