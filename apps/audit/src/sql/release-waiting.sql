delete from trail.waiting w
 using unnest($2::text[], $3::text[], $4::integer[]) as n (tenant, stream, version)
 where (w.store, w.tenant, w.stream, w.version) = ($1, n.tenant, n.stream, n.version)
