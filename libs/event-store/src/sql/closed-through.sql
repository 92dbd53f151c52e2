select closed_through, complete_below, incarnation from event_store.closed_through()
