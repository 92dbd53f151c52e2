-- What kept the stream is settled, or has changed: it goes on by itself, and what it misses now was not asked for yet.
update messaging.held_streams
   set reason = $5, detail = $6, parked_at = null, contract = null, next_at = clock_timestamp(), tries = 0,
       waits_table = null, waits_key = null, waits_since = null, waits_store = null, waits_tenant = null, waits_stream = null
 where consumer = $1 and store = $2 and tenant = $3 and stream = $4
   and (reason, detail) is distinct from ($5, $6)
