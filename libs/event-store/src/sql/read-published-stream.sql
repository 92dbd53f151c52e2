-- The published events of one stream after a version: what a consumer that misses a message asks for.
select p.*
  from event_store.published p
 where p.tenant = $1 and p.stream = $2 and p.version > $3
   and (p.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
        or p.incarnation < (select max(i.incarnation) from event_store.incarnations i))
 order by p.version
 limit $4
