-- What kept the stream is settled, or has changed: it goes on by itself, and what it misses now was not asked for yet.
update messaging.held_streams set reason = $5, detail = $6, parked_at = null, asked_at = null, asked = 0
 where consumer = $1 and store = $2 and tenant = $3 and stream = $4
   and (reason, detail) is distinct from ($5, $6)
