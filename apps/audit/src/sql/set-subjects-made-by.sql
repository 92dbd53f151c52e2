insert into trail.subjects_made_by (catalogue) values ($1)
on conflict (only_row) do update set catalogue = excluded.catalogue
