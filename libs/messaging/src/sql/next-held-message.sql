select version, incarnation, topic, type, body, previous_version, recorded_at, correlation_id
  from messaging.held_messages
 where consumer = $1 and store = $2 and tenant = $3 and stream = $4
 order by version, incarnation
 limit 1
