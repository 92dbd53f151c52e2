select w.*
  from unnest($2::text[], $3::text[]) as n (tenant, stream)
  join trail.waiting w on (w.store, w.tenant, w.stream) = ($1, n.tenant, n.stream)
