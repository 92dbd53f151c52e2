update event_store.checkpoints
   set incarnation = $2, transaction_id = $3::xid8, position = $4 where subscriber = $1
returning subscriber
