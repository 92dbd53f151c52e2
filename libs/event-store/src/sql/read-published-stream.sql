select * from event_store.read_published_stream($1, $2, $3, $4)
