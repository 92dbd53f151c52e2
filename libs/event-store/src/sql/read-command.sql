select * from event_store.read_command($1, $2)
