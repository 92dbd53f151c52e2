-- As read-after, of the published rows alone.
select p.*
  from event_store.published p
 where (p.incarnation, p.transaction_id, p.position) > ($1::integer, $2::xid8, $3::bigint)
   and (p.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
        or p.incarnation < (select max(i.incarnation) from event_store.incarnations i))
 order by p.incarnation, p.transaction_id, p.position
 limit $4
