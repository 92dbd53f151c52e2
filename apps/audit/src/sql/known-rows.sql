-- Hashes of the rows that the trail has under these names, in place or waiting.
select n.tenant, n.stream, n.version, coalesce(r.row_hash, w.row_hash) as row_hash
  from unnest($2::text[], $3::text[], $4::integer[]) as n (tenant, stream, version)
  left join trail.rows r on (r.store, r.tenant, r.stream, r.version) = ($1, n.tenant, n.stream, n.version)
  left join trail.waiting w on (w.store, w.tenant, w.stream, w.version) = ($1, n.tenant, n.stream, n.version)
 where r.row_hash is not null or w.row_hash is not null
