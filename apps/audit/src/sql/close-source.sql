-- Nothing was to be taken up to an instant: true as long as the store was read that far and no farther. A mark never goes back.
insert into trail.sources as s (store, progress, closed_through) values ($1, $2, $3)
on conflict (store) do update set closed_through = greatest(s.closed_through, excluded.closed_through)
 where s.progress is not distinct from excluded.progress
