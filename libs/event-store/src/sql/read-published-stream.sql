-- The published events of one stream after a version: what a consumer that misses a message asks for.
select p.*
  from event_store.published p
 where p.tenant = $1 and p.stream = $2 and p.version > $3
   and (p.incarnation, p.transaction_id)
       < ((select max(i.incarnation) from event_store.incarnations i), pg_snapshot_xmin(pg_current_snapshot()))
 order by p.version
 limit $4
