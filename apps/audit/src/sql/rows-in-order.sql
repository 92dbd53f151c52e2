select r.*
  from trail.rows r
 where (r.store, r.tenant, r.stream, r.version) > ($1, $2, $3, $4)
 order by r.store, r.tenant, r.stream, r.version
 limit $5
