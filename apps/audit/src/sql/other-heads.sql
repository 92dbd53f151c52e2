-- Heads that the trail has not, or has otherwise.
select n.store, n.tenant, n.stream, n.version
  from unnest($1::text[], $2::text[], $3::text[], $4::integer[], $5::bytea[]) as n (store, tenant, stream, version, head)
  left join trail.rows r on (r.store, r.tenant, r.stream, r.version) = (n.store, n.tenant, n.stream, n.version)
 where r.head is distinct from n.head
 order by n.store, n.tenant, n.stream
