-- What the trail has of one store through an instant, waiting rows included, in the order of the store's primary key.
select tenant, stream, version, row_hash
  from (select r.tenant, r.stream, r.version, r.row_hash
          from trail.rows r where r.store = $1 and (r.tenant, r.stream, r.version) > ($2, $3, $4) and r.recorded_at <= $5
        union all
        select w.tenant, w.stream, w.version, w.row_hash
          from trail.waiting w where w.store = $1 and (w.tenant, w.stream, w.version) > ($2, $3, $4) and w.recorded_at <= $5) own
 order by tenant, stream, version
 limit $6
