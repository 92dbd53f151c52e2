-- Streams whose note of the newest row is another than their rows say, or that have a note without rows, or none.
select store, tenant, stream, coalesce(s.version, r.version) as version
  from trail.streams s
  full join (select distinct on (store, tenant, stream) store, tenant, stream, version, head
               from trail.rows
              order by store, tenant, stream, version desc) r using (store, tenant, stream)
 where (s.version, s.head) is distinct from (r.version, r.head)
 order by store, tenant, stream
 limit $1
