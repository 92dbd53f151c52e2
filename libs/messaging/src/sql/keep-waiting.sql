-- Looked at in vain: not again for a while, unless somebody wakes it.
update messaging.held_streams set next_at = clock_timestamp() + make_interval(secs => $5)
 where consumer = $1 and store = $2 and tenant = $3 and stream = $4 and reason = 'waiting'
