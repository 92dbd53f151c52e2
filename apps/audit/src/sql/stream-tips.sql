select s.store, s.tenant, s.stream, s.version, s.head
  from unnest($2::text[], $3::text[]) as n (tenant, stream)
  join trail.streams s on (s.store, s.tenant, s.stream) = ($1, n.tenant, n.stream)
