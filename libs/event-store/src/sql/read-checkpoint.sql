select c.incarnation, c.transaction_id::text as transaction_id, c.position::text as position
  from event_store.checkpoints c where c.subscriber = $1
