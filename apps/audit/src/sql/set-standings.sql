-- Where an event says how its stream stands, the newest counts; what it discloses stays disclosed.
insert into trail.standings as t (store, tenant, stream, disclosed, gathered, version, ended)
select * from unnest($1::text[], $2::text[], $3::text[], $4::integer[], $5::integer[], $6::integer[], $7::boolean[])
on conflict (store, tenant, stream) do update
  set disclosed = greatest(t.disclosed, excluded.disclosed),
      gathered = greatest(t.gathered, excluded.gathered),
      ended = case when excluded.version > t.version then excluded.ended else t.ended end,
      version = greatest(t.version, excluded.version)
