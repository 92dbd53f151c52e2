-- Whatever order rows come in, the newest one counts.
insert into trail.subject_units as u (tenant, subject, unit, recorded_at, store, stream, version)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::integer[])
on conflict (tenant, subject) do update
  set unit = excluded.unit, recorded_at = excluded.recorded_at, store = excluded.store, stream = excluded.stream,
      version = excluded.version
  where (u.recorded_at, u.store, u.stream, u.version)
        < (excluded.recorded_at, excluded.store, excluded.stream, excluded.version)
