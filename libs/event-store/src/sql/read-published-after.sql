-- As read-after, of the published rows alone.
select p.*
  from event_store.published p
 where (p.incarnation, p.transaction_id, p.position) > ($1::integer, $2::xid8, $3::bigint)
   and (p.incarnation, p.transaction_id)
       < ((select max(i.incarnation) from event_store.incarnations i), pg_snapshot_xmin(pg_current_snapshot()))
 order by p.incarnation, p.transaction_id, p.position
 limit $4
