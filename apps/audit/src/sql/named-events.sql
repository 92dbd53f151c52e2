select r.store, r.tenant, r.stream, r.version, r.type, r.schema_version, r.metadata
  from unnest($1::text[], $2::text[], $3::text[], $4::integer[]) as n (store, tenant, stream, version)
  join trail.rows r on (r.store, r.tenant, r.stream, r.version) = (n.store, n.tenant, n.stream, n.version)
