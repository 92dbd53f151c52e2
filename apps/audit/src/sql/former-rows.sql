-- Rows of the trail in force that the rebuilt one does not have, or has otherwise. What was recorded after the rebuilt one
-- had been read is no difference.
select o.*, f.version is not null as in_source, f.row_hash is not distinct from o.row_hash as same_hash
  from trail.rows o
  left join trail_rebuilt.rows f using (store, tenant, stream, version)
  left join trail_rebuilt.sources s using (store)
 where (f.version is not null or o.recorded_at <= s.closed_through or s.store is null)
   and (o.incarnation, o.type, o.schema_version, o.data, o.metadata, o.recorded_at, o.command_id, o.command_hash,
        o.published_type, o.published_version, o.published, o.previous_published, o.row_hash, o.head)
       is distinct from
       (f.incarnation, f.type, f.schema_version, f.data, f.metadata, f.recorded_at, f.command_id, f.command_hash,
        f.published_type, f.published_version, f.published, f.previous_published, f.row_hash, f.head)
 order by o.store, o.tenant, o.stream, o.version
 limit $1
