select (c.incarnation, c.transaction_id, c.position) >= ($2::integer, $3::xid8, $4::bigint) as reached
  from event_store.checkpoints c where c.subscriber = $1
