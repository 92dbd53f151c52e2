-- In a store, as its historian: everything through an instant, in the order of the primary key, as the trail keeps it.
select $1::text as store, h.incarnation, h.tenant, h.stream, h.version, h.type, h.schema_version, h.data, h.metadata,
       h.recorded_at, h.command_id, h.command_hash, h.published_type, h.published_version, h.published, h.previous_published
  from event_store.history h
 where (h.tenant, h.stream, h.version) > ($2, $3, $4) and h.recorded_at <= $5
 order by h.tenant, h.stream, h.version
 limit $6
