select * from event_store.read_after($1, $2::text::xid8, $3, $4)
