-- Whether anything published lies after a position, readable yet or not.
select p.position
  from event_store.published p
 where (p.incarnation, p.transaction_id, p.position) > ($1::integer, $2::xid8, $3::bigint)
 order by p.incarnation, p.transaction_id, p.position
 limit 1
