-- Files that were taken and not erased, by their streams: the next page after a name.
select r.store, r.tenant, r.stream, r.version, r.data
  from trail.rows r
 where r.store = 'evidence' and r.type in ('file-taken', 'internal-file-taken') and (r.tenant, r.stream) > ($1, $2)
   and not exists (select from trail.rows e
                    where (e.store, e.tenant, e.stream) = (r.store, r.tenant, r.stream)
                      and e.type in ('file-erased', 'internal-file-erased'))
 order by r.tenant, r.stream
 limit $3
