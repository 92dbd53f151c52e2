select h.* from event_store.history h where h.tenant = $1 and h.stream = $2 and h.version > $3 order by h.version
