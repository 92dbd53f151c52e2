-- The next events in the one order that loses nothing: below the oldest running transaction, after the checkpoint triple.
-- An older incarnation is whole: its transaction ids say nothing about this cluster's transactions.
select h.*
  from event_store.history h
 where (h.incarnation, h.transaction_id, h.position) > ($1::integer, $2::xid8, $3::bigint)
   and (h.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
        or h.incarnation < (select max(i.incarnation) from event_store.incarnations i))
 order by h.incarnation, h.transaction_id, h.position
 limit $4
