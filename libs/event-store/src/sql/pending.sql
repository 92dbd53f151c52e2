-- Whether anything lies after a position, readable yet or not. Not by EXISTS, which would drop the order, and with it the index.
select e.position
  from event_store.events e
 where (e.incarnation, e.transaction_id, e.position) > ($1::integer, $2::xid8, $3::bigint)
 order by e.incarnation, e.transaction_id, e.position
 limit 1
