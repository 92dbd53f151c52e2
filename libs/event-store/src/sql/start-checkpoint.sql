insert into event_store.checkpoints (subscriber, incarnation, transaction_id, position)
values ($1, 0, '0', 0) on conflict do nothing
