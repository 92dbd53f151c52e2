-- The rows of one command: its first by the unique index, the others of its transaction by the order index.
select h.*
  from event_store.events first
  join event_store.history h
    on h.incarnation = first.incarnation and h.transaction_id = first.transaction_id and h.tenant = first.tenant
   and h.command_id = first.command_id::text
 where first.tenant = $1 and first.command_id = $2::uuid and first.command_hash is not null
 order by h.position
