-- The next events in the one order that loses nothing: after the checkpoint triple, below the oldest running transaction.
-- An older incarnation is whole: its transaction ids say nothing about this cluster's transactions. Both bounds are rows,
-- so that both are bounds of the index scan: what may not be read yet is not even looked at.
select h.*
  from event_store.history h
 where (h.incarnation, h.transaction_id, h.position) > ($1::integer, $2::xid8, $3::bigint)
   and (h.incarnation, h.transaction_id)
       < ((select max(i.incarnation) from event_store.incarnations i), pg_snapshot_xmin(pg_current_snapshot()))
 order by h.incarnation, h.transaction_id, h.position
 limit $4
