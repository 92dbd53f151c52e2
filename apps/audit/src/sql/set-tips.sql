insert into trail.streams (store, tenant, stream, version, head)
select $1, * from unnest($2::text[], $3::text[], $4::integer[], $5::bytea[])
on conflict (store, tenant, stream) do update set version = excluded.version, head = excluded.head
