-- Of every consumer of this database: whoever waits for one of these rows goes on.
update messaging.held_streams
   set reason = 'queued', next_at = clock_timestamp(), tries = 0,
       waits_table = null, waits_key = null, waits_since = null, waits_store = null, waits_tenant = null, waits_stream = null
 where waits_table = $1 and waits_key = any ($2::text[])
