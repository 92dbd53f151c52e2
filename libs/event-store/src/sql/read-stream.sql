select * from event_store.read_stream($1, $2, $3)
